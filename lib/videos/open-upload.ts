import type { Caller } from "#lib/auth/caller.ts";
import { getEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { ensureNamedProject } from "#lib/library/ensure-named-project.ts";
import { freeDiskBytes } from "#lib/storage-stats/free-disk.ts";
import { checkExtension, checkSize } from "./check-file.ts";
import { openVideo } from "./new-video.ts";
import { assignProject } from "./repository.ts";

export type UploadTicket = { videoId: string; bucket: string; path: string; resumableUrl: string };

/**
 * Opens a video whose bytes the browser sends straight to storage, resumably.
 * @throws AppError 400 `invalid_file_type`, `file_too_large`; 507 `disk_full`
 */
export async function openUpload(
  caller: Caller,
  input: { filename: string; sizeBytes: number; captions: string | null; project?: string | undefined },
): Promise<UploadTicket> {
  const env = getEnv();
  checkExtension(input.filename);
  checkSize(input.sizeBytes, env.MAX_RESUMABLE_UPLOAD_SIZE_MB);
  // Verifying takes the file to this machine's disk; better to say now that it will not fit.
  if (input.sizeBytes > (await freeDiskBytes())) {
    const words = "This server has no room for the file. Nothing was changed; try again when there is room.";
    throw new AppError("disk_full", words, { httpStatus: 507, retryable: true });
  }
  const video = await openVideo(caller, input);
  if (input.project !== undefined)
    await assignProject(caller.db, video.id, await ensureNamedProject(caller, input.project));
  return {
    videoId: video.id,
    bucket: "videos",
    path: video.storagePath,
    resumableUrl: `${env.SUPABASE_URL}/storage/v1/upload/resumable`,
  };
}
