import type { Caller } from "#lib/auth/caller.ts";
import type { ReceivedFile } from "#lib/http/receive-file.ts";
import { ensureProject } from "#lib/projects/repository.ts";
import { getVideo } from "./repository.ts";
import type { Video } from "./schema.ts";
import { storeVideo } from "./store-video.ts";
import { verifyFile } from "./verify-file.ts";

/**
 * Makes a received file a video of the caller's: verified, stored, recorded; in a project where one is named, which is
 * made where it is named for the first time.
 * @throws AppError 400 with the reason a person can act on
 */
export async function receiveUpload(
  caller: Caller,
  { path, filename, ...facts }: ReceivedFile,
  options: { captions?: string | undefined; project?: string } = {},
): Promise<Video> {
  const file = await verifyFile(path, facts);
  const project = options.project === undefined ? null : await ensureProject(caller, options.project);
  const videoId = await storeVideo(caller, {
    filename,
    captions: options.captions?.trim() || null,
    projectId: project?.id ?? null,
    path,
    file,
  });
  return getVideo(caller.db, caller.actor.ownerId, videoId);
}
