import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { type Db, read } from "#lib/db.ts";
import { notFound } from "#lib/errors.ts";

const sessionSchema = z
  .object({ id: z.uuid(), video_id: z.uuid(), job_id: z.uuid() })
  .transform((row) => ({ id: row.id, videoId: row.video_id, jobId: row.job_id }));
export type Session = z.infer<typeof sessionSchema>;
const columns = "id,video_id,job_id";

export async function insertSession({ db, actor }: Caller, videoId: string, jobId: string): Promise<Session> {
  const row = { owner_id: actor.ownerId, video_id: videoId, job_id: jobId };
  return read(sessionSchema, db.from("sessions").insert(row).select(columns).single());
}

/** @throws AppError 404 `session_not_found`, also where it is somebody else's */
export async function getSession({ db, actor }: Caller, sessionId: string): Promise<Session> {
  const query = db
    .from("sessions")
    .select(columns)
    .match({ id: sessionId, owner_id: actor.ownerId })
    .maybeSingle();
  const session = await read(sessionSchema.nullable(), query);
  if (!session) throw notFound("session");
  return session;
}

const expiredSchema = z
  .object({ owner_id: z.uuid(), video_id: z.uuid() })
  .transform((row) => ({ ownerId: row.owner_id, videoId: row.video_id }));

/** Sessions of all owners whose last change was at `before` or earlier. */
export async function listExpiredSessions(db: Db, before: Date) {
  return read(z.array(expiredSchema), db.rpc("list_expired_sessions", { p_before: before.toISOString() }));
}
