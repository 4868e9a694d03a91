import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { completeUpload } from "#lib/videos/complete-upload.ts";
import { videoStatusSchema } from "#lib/videos/schema.ts";
import { uploadErrors } from "#lib/videos/upload-errors.ts";

const params = z.object({ video_id: z.uuid() });
const answer = z.object({ video_id: z.uuid(), status: videoStatusSchema });

export const POST = handle(
  {
    summary: "Verify a resumable upload",
    tag: "PitchQuest",
    params,
    answer,
    errors: { ...uploadErrors, 404: ["video_not_found"] },
  },
  async ({ caller, params: { video_id } }) => {
    const video = await completeUpload(caller, video_id);
    return { video_id, status: video.status };
  },
);
