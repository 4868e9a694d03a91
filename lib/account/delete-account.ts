import type { Caller } from "#lib/auth/caller.ts";
import { write } from "#lib/db.ts";
import { getEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { listProjectSlugs } from "#lib/projects/repository.ts";
import { wipeProject } from "#lib/projects/wipe-project.ts";
import { removeVideo } from "#lib/videos/delete-video.ts";
import { listAllVideoIds } from "#lib/videos/repository.ts";

export type AccountReceipt = { videos: number; sourceFiles: number; artifactFiles: number; account: boolean };

/**
 * Deletes everything kept of the caller: running work, files, rows, then the account itself. The local user's account
 * is the machine's own and stays. Repeating it after a failure goes on where it stopped.
 * @throws AppError 503 `accounts_unavailable`
 */
export async function deleteAccount(caller: Caller): Promise<AccountReceipt> {
  const { db, actor } = caller;
  const receipt = { videos: 0, sourceFiles: 0, artifactFiles: 0, account: false };
  for (const videoId of await listAllVideoIds(db, actor.ownerId)) {
    const removed = await removeVideo(caller, videoId);
    receipt.videos += 1;
    receipt.sourceFiles += removed.sourceFiles;
    receipt.artifactFiles += removed.artifactFiles;
  }
  for (const slug of await listProjectSlugs(caller)) {
    receipt.sourceFiles += (await wipeProject(caller, slug)).sourceFiles;
  }
  await write(db.rpc("forget_owner", { p_owner: actor.ownerId }));
  if (getEnv().localUser?.id === actor.ownerId) return receipt;
  const { error } = await db.auth.admin.deleteUser(actor.ownerId);
  if (error) {
    const words = "Your files are gone, but the account could not be removed. Try again in a moment.";
    throw new AppError("accounts_unavailable", words, { httpStatus: 503, retryable: true, cause: error });
  }
  return { ...receipt, account: true };
}
