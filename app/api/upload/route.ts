import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { receiveUpload } from "#lib/videos/receive-upload.ts";

const answer = z.object({
  video_id: z.uuid(),
  filename: z.string(),
  status: z.literal("uploaded"),
  message: z.string(),
  uploaded_at: z.iso.datetime(),
});

export const POST = handle({ answer }, async ({ caller, request }) => {
  const video = await receiveUpload(caller, request);
  return {
    video_id: video.videoId,
    filename: video.filename,
    status: "uploaded" as const,
    message: "The video was uploaded. Start its analysis with POST /api/analyze/{video_id}.",
    uploaded_at: video.uploadedAt.toISOString(),
  };
});
