import type { Caller } from "#lib/auth/caller.ts";
import type { Db } from "#lib/db.ts";
import { cancelJob } from "#lib/jobs/cancel-job.ts";
import { deleteVideo, discardVideo } from "#lib/videos/delete-video.ts";
import { getSession, listExpiredSessions } from "./repository.ts";

/** Stops the work of a session; what it has written so far goes. @throws AppError 404 `session_not_found`; 409 `job_finished` */
export async function cancelSession(caller: Caller, sessionId: string): Promise<void> {
  const session = await getSession(caller, sessionId);
  await cancelJob(caller, session.jobId);
}

/** Deletes a session with its file, its results and all that its work has left. @throws AppError 404 `session_not_found` */
export async function cleanUpSession(caller: Caller, sessionId: string): Promise<void> {
  const session = await getSession(caller, sessionId);
  await deleteVideo(caller, session.videoId);
}

/** Deletes the sessions of all owners that have not changed for `hours`, to the second. Answers how many. */
export async function expireSessions(db: Db, hours: number, now: Date): Promise<number> {
  const expired = await listExpiredSessions(db, new Date(now.getTime() - hours * 3_600_000));
  for (const { ownerId, videoId } of expired) await discardVideo(db, ownerId, videoId, "expired");
  return expired.length;
}
