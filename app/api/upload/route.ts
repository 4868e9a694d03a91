import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { receiveUpload } from "#lib/videos/receive-upload.ts";
import { uploadErrors } from "#lib/videos/upload-errors.ts";

const fields = z.object({
  captions: z
    .string()
    .optional()
    .describe(
      "what is said, where somebody has written it down: WebVTT, SubRip or plain text, as a field or a file",
    ),
});
const answer = z.object({
  video_id: z.uuid(),
  filename: z.string(),
  status: z.literal("uploaded"),
  message: z.string(),
  uploaded_at: z.iso.datetime({ offset: true }),
});

export const POST = handle(
  {
    summary: "Upload a video in one request",
    tag: "PitchQuest",
    form: { file: "file", kind: "video", fields, textFiles: ["captions"] },
    answer,
    errors: uploadErrors,
  },
  async ({ caller, form }) => {
    const video = await receiveUpload(caller, form.file, form.fields);
    return {
      video_id: video.id,
      filename: video.filename,
      status: "uploaded" as const,
      message: "The video was uploaded. Start its analysis with POST /api/analyze/{video_id}.",
      uploaded_at: video.uploadedAt ?? video.createdAt,
    };
  },
);
