import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { openUpload } from "#lib/videos/open-upload.ts";

const body = z.object({
  filename: z.string().min(1).max(300),
  size_bytes: z.number().int().positive(),
  captions: z.object({ filename: z.string().max(300), text: z.string().max(2_000_000) }).optional(),
  project: z.string().trim().min(1).max(200).optional().describe("its project's name, made on first use"),
});
const answer = z.object({ video_id: z.uuid(), bucket: z.string(), path: z.string(), resumable_url: z.url() });

export const POST = handle(
  {
    summary: "Open a resumable upload",
    description: "The bytes then go straight to the storage (TUS), and …/complete verifies them.",
    tag: "PitchQuest",
    body,
    answer,
    errors: { 400: ["invalid_file_type", "file_too_large"], 507: ["disk_full"] },
  },
  async ({ caller, body: upload }) => {
    const ticket = await openUpload(caller, {
      filename: upload.filename,
      sizeBytes: upload.size_bytes,
      captions: upload.captions?.text ?? null,
      project: upload.project,
    });
    return {
      video_id: ticket.videoId,
      bucket: ticket.bucket,
      path: ticket.path,
      resumable_url: ticket.resumableUrl,
    };
  },
);
