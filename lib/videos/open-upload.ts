import type { Caller } from "#lib/auth/caller.ts";
import { getEnv } from "#lib/env.ts";
import { checkExtension, checkSize } from "./check-file.ts";
import { openVideo } from "./new-video.ts";

export type UploadTicket = { videoId: string; bucket: string; path: string; resumableUrl: string };

/**
 * Opens a video whose bytes the browser sends straight to storage, resumably.
 * @throws AppError 400 `invalid_file_type`, `file_too_large`
 */
export async function openUpload(
  caller: Caller,
  input: { filename: string; sizeBytes: number; captions: string | null },
): Promise<UploadTicket> {
  const env = getEnv();
  checkExtension(input.filename);
  checkSize(input.sizeBytes, env.MAX_RESUMABLE_UPLOAD_SIZE_MB);
  const video = await openVideo(caller, input);
  return {
    videoId: video.id,
    bucket: "videos",
    path: video.storagePath,
    resumableUrl: `${env.SUPABASE_URL}/storage/v1/upload/resumable`,
  };
}
