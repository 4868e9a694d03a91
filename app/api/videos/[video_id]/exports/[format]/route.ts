import { z } from "zod";
import { downloadFormats } from "#lib/exports/formats.ts";
import { attachment, writeDownload } from "#lib/exports/write-download.ts";
import { handle } from "#lib/http/handle.ts";

const media = "application/octet-stream";

export const GET = handle(
  {
    summary: "Download a video's captions, chapters, edit list or scores as a file",
    description:
      "Written at once, without a job. `scores` is a table of every receipt of the newest result. With `reel_job_id` " +
      "the file is of that reel: captions and chapters in its own time, edit lists of its segments.",
    tag: "Library",
    params: z.object({ video_id: z.uuid(), format: z.enum(downloadFormats) }),
    query: z.object({ reel_job_id: z.uuid().optional() }),
    media,
    errors: {
      400: ["video_not_uploaded"],
      404: ["video_not_found", "result_not_found", "job_not_found"],
      422: ["reel_not_found", "no_transcript", "no_chapters", "too_many_segments"],
    },
  },
  async ({ caller, params: { video_id, format }, query: { reel_job_id: reelJobId = null } }) => {
    const { body, filename } = await writeDownload(caller, video_id, { format, reelJobId });
    const headers = {
      "content-type": media,
      "content-disposition": attachment(filename),
      "cache-control": "private, no-cache",
    };
    return new Response(body, { headers });
  },
);
