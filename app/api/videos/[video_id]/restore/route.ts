import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { restoreTake } from "#lib/library/trash-take.ts";

export const POST = handle(
  {
    summary: "Take a video out of the trash",
    tag: "Library",
    params: z.object({ video_id: z.uuid() }),
    answer: z.object({ video_id: z.uuid() }),
    errors: { 404: ["video_not_found"] },
  },
  async ({ caller, params: { video_id } }) => {
    await restoreTake(caller, video_id);
    return { video_id };
  },
);
