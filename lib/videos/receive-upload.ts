import type { Caller } from "#lib/auth/caller.ts";
import type { ReceivedFile } from "#lib/http/receive-file.ts";
import type { Video } from "./schema.ts";
import { storeVideo } from "./store-video.ts";

/**
 * Makes a received file a video of the caller's, in a project where one is named.
 * @throws AppError 400 with the reason a person can act on
 */
export function receiveUpload(
  caller: Caller,
  file: ReceivedFile,
  options: { captions?: string | undefined; project?: string } = {},
): Promise<Video> {
  return storeVideo(caller, { ...file, ...options, captions: options.captions?.trim() || null });
}
