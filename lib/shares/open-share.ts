import { type Db, read, write } from "#lib/db.ts";
import { notFound } from "#lib/errors.ts";
import { getVideoView } from "#lib/videos/get-video-view.ts";
import type { VideoView } from "#lib/videos/video-view.ts";
import { hashToken } from "./manage-shares.ts";
import { isOpen, type Share, shareColumns, shareSchema } from "./share.ts";

/**
 * What a link shows. A link that is unknown, expired or revoked is not told apart from one that never was.
 * @throws AppError 404 `share_not_found`, `video_not_found`
 */
export async function openShare(
  db: Db,
  token: string,
  now = new Date(),
): Promise<{ share: Share; view: VideoView }> {
  const query = db.from("shares").select(shareColumns).eq("token_sha256", hashToken(token)).maybeSingle();
  const share = await read(shareSchema.nullable(), query);
  if (!share || !isOpen(share, now)) throw notFound("share");
  await write(db.from("shares").update({ last_opened_at: now.toISOString() }).eq("id", share.id));
  const owner = { db, actor: { ownerId: share.ownerId, kind: "user" as const } };
  return { share, view: await getVideoView(share.videoId, owner) };
}
