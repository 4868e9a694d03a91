import type { Caller } from "#lib/auth/caller.ts";
import type { ReceivedFile } from "#lib/http/receive-file.ts";
import { storeVideo } from "./store-video.ts";
import { verifyFile } from "./verify-file.ts";

/**
 * Makes a received file a video of the caller's: verified, stored, recorded.
 * @throws AppError 400 with the reason a person can act on
 */
export async function receiveUpload(
  caller: Caller,
  { path, filename, ...facts }: ReceivedFile,
  options: { captions?: string | undefined } = {},
  now = new Date(),
) {
  const file = await verifyFile(path, facts);
  const video = await storeVideo(caller, {
    filename,
    captions: options.captions?.trim() || null,
    path,
    file,
  });
  return { videoId: video.id, filename: video.filename, uploadedAt: now };
}
