import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { openUpload } from "#lib/videos/open-upload.ts";

const body = z.object({
  filename: z.string().min(1).max(300),
  size_bytes: z.number().int().positive(),
  captions: z.object({ filename: z.string().max(300), text: z.string().max(2_000_000) }).optional(),
});
const answer = z.object({ video_id: z.uuid(), bucket: z.string(), path: z.string(), resumable_url: z.url() });

/** Opens a resumable upload: the bytes go straight to storage, then `…/complete` verifies them. */
export const POST = handle({ body, answer }, async ({ caller, body: upload }) => {
  const ticket = await openUpload(caller, {
    filename: upload.filename,
    sizeBytes: upload.size_bytes,
    captions: upload.captions?.text ?? null,
  });
  return {
    video_id: ticket.videoId,
    bucket: ticket.bucket,
    path: ticket.path,
    resumable_url: ticket.resumableUrl,
  };
});
