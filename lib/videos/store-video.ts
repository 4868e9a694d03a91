import type { Caller } from "#lib/auth/caller.ts";
import { ensureProject } from "#lib/projects/repository.ts";
import { discardVideo } from "./delete-video.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { openVideo } from "./new-video.ts";
import { removeDiscarded } from "./remove-discarded.ts";
import { assignProject, findVerifiedFile, getVideo, markUploaded } from "./repository.ts";
import type { Video } from "./schema.ts";
import { verifyFile } from "./verify-file.ts";
import { readFileBytes, storeObject } from "./video-storage.ts";

/** A file on this machine's disk that is to become a video. */
type Incoming = Fingerprint & {
  path: string;
  filename: string;
  captions: string | null;
  /** Short name of its project, which is made where it is named for the first time. */
  project?: string;
};

/** Verifies and stores at the same time; a failure of either is told when both have ended. */
async function verifyAndStore({ db }: Caller, incoming: Incoming, storagePath: string) {
  const bytes = readFileBytes(incoming.path);
  const [file, stored] = await Promise.allSettled([
    verifyFile(incoming.path, { sizeBytes: incoming.sizeBytes, sha256: incoming.sha256 }),
    storeObject(db, "videos", storagePath, bytes, "application/octet-stream"),
  ]);
  bytes.destroy();
  if (file.status === "rejected") throw file.reason;
  if (stored.status === "rejected") throw stored.reason;
  return file.value;
}

/**
 * Makes a file a video of the caller's. Its bytes are verified and stored once, however often the same owner sends them;
 * whatever fails leaves nothing behind.
 * @throws AppError of `verifyFile`; 503 `storage_unavailable`
 */
export async function storeVideo(caller: Caller, incoming: Incoming): Promise<Video> {
  const { db, actor } = caller;
  const known = await findVerifiedFile(db, actor.ownerId, incoming.sha256);
  const { id, storagePath } = await openVideo(caller, incoming);
  try {
    const isKnown = known !== null && (await markUploaded(db, id, known, { isStored: false })) === "uploaded";
    const file = isKnown ? null : await verifyAndStore(caller, incoming, storagePath);
    if (incoming.project !== undefined) {
      await assignProject(db, id, (await ensureProject(caller, incoming.project)).id);
    }
    if (file) await markUploaded(db, id, file, { isStored: true });
    const video = await getVideo(db, actor.ownerId, id);
    if (file && video.storagePath !== storagePath) await removeDiscarded(db, { originId: id });
    return video;
  } catch (error) {
    await discardVideo(db, actor.ownerId, id);
    throw error;
  }
}
