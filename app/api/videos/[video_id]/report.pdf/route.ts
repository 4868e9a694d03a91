import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { getPrintView } from "#lib/printing/get-print-view.ts";
import { printInThread } from "#lib/printing/print-in-thread.ts";

const contentType = "application/pdf";

export const GET = handle(
  {
    summary: "Download a video's report, to print or to pass on",
    tag: "PitchQuest",
    params: z.object({ video_id: z.uuid() }),
    media: contentType,
    errors: { 404: ["video_not_found", "result_not_found"], 503: ["storage_unavailable"] },
  },
  async ({ caller, params: { video_id }, request }) => {
    const view = await getPrintView(caller, video_id);
    const address = new URL(`/videos/${video_id}`, request.url).href;
    const pdf = await printInThread({ view, address });
    return new Response(new Uint8Array(pdf), {
      headers: {
        "content-type": contentType,
        "content-disposition": `attachment; filename="pitchquest-report-${video_id.slice(0, 8)}.pdf"`,
      },
    });
  },
);
