import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { read, write } from "#lib/db.ts";
import { notFound } from "#lib/errors.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { type Share, shareColumns, shareSchema } from "./share.ts";

const dayMilliseconds = 86_400_000;

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * Makes a link to one take's results. The token is in this answer and nowhere else: what is stored is its hash.
 * @throws AppError 404 `video_not_found`
 */
export async function createShare(
  { db, actor }: Caller,
  videoId: string,
  days: number,
  now = new Date(),
): Promise<{ share: Share; token: string }> {
  await getVideo(db, actor.ownerId, videoId);
  const token = randomBytes(32).toString("base64url");
  const row = {
    video_id: videoId,
    owner_id: actor.ownerId,
    token_sha256: hashToken(token),
    expires_at: new Date(now.getTime() + days * dayMilliseconds).toISOString(),
  };
  const share = await read(shareSchema, db.from("shares").insert(row).select(shareColumns).single());
  return { share, token };
}

/** The links to a take that were not revoked, newest first. @throws AppError 404 `video_not_found` */
export async function listShares({ db, actor }: Caller, videoId: string): Promise<Share[]> {
  await getVideo(db, actor.ownerId, videoId);
  const query = db
    .from("shares")
    .select(shareColumns)
    .eq("video_id", videoId)
    .eq("owner_id", actor.ownerId)
    .is("revoked_at", null)
    .order("created_at", { ascending: false })
    .limit(100);
  return read(z.array(shareSchema), query);
}

/** Ends a link at once; ending it twice is the same as once. @throws AppError 404 `share_not_found` */
export async function revokeShare({ db, actor }: Caller, shareId: string, now = new Date()): Promise<void> {
  const own = db.from("shares").select("id").eq("id", shareId).eq("owner_id", actor.ownerId).maybeSingle();
  if (!(await read(z.object({ id: z.uuid() }).nullable(), own))) throw notFound("share");
  const end = db.from("shares").update({ revoked_at: now.toISOString() });
  await write(end.eq("id", shareId).eq("owner_id", actor.ownerId).is("revoked_at", null));
}
