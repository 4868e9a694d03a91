import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { JobRef } from "#lib/artifacts/artifact.ts";
import { getEnv } from "#lib/env.ts";
import { AppError, isAppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";

/** Below the state directory; a folder for each video, so that its results go with it. */
const folder = "unsaved-results";

function backupPath({ videoId, jobId }: JobRef): string {
  return join(folder, videoId, `${jobId}.json`);
}

async function writeBackup(ref: JobRef, result: unknown): Promise<void> {
  const path = join(getEnv().PITCHQUEST_HOME, backupPath(ref));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const partial = `${path}.partial`;
  const { jobId: job_id, videoId: video_id, ownerId: owner_id } = ref;
  await writeFile(partial, JSON.stringify({ job_id, video_id, owner_id, result }), { mode: 0o600 });
  await rename(partial, path);
}

function notSaved(ref: JobRef, cause: unknown): AppError {
  return new AppError(
    "result_not_saved",
    `The result could not be saved in the database. Nothing is lost: it is kept as ${backupPath(ref)} in this server's state directory. Start the job again when the database is well.`,
    { httpStatus: 503, retryable: isAppError(cause) ? cause.retryable : true, cause },
  );
}

/**
 * Saves a result, and keeps it as a JSON file in the state directory for as long as that does not work; saving it in
 * the end removes the file. SAVE_JSON_BACKUP=false keeps none.
 * @throws what `save` threw where there is nothing to keep: the job has ended, or no file is wanted or can be written;
 * AppError `result_not_saved` elsewhere
 */
export async function keepingBackup(
  ref: JobRef,
  result: unknown,
  save: () => Promise<void>,
  isWanted = getEnv().SAVE_JSON_BACKUP,
): Promise<void> {
  try {
    await save();
  } catch (error) {
    if (!isWanted || (isAppError(error) && error.code === "job_ended")) throw error;
    await writeBackup(ref, result).catch((reason) => {
      log.error({ err: reason, jobId: ref.jobId }, "a result that was not saved could not be kept either");
      throw error;
    });
    throw notSaved(ref, error);
  }
  await rm(join(getEnv().PITCHQUEST_HOME, backupPath(ref)), { force: true });
}

/** Removes what was kept of a video's results. */
export async function discardBackups(videoId: string): Promise<void> {
  await rm(join(getEnv().PITCHQUEST_HOME, folder, videoId), { recursive: true, force: true });
}
