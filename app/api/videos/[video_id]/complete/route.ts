import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { completeUpload } from "#lib/videos/complete-upload.ts";
import { videoStatusSchema } from "#lib/videos/schema.ts";

const params = z.object({ video_id: z.uuid() });
const answer = z.object({ video_id: z.uuid(), status: videoStatusSchema });

export const POST = handle({ params, answer }, async ({ caller, params: { video_id } }) => {
  const video = await completeUpload(caller, video_id);
  return { video_id, status: video.status };
});
