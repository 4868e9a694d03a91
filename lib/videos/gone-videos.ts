import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { type Db, read, write } from "#lib/db.ts";

const reasons = ["deleted", "expired", "abandoned"] as const;
/** By its owner; when its session's time was over; as an upload that was never completed. */
export type GoneReason = (typeof reasons)[number];

/** How long it is remembered that a video is gone. */
const rememberedDays = 30;
const millisecondsPerDay = 86_400_000;

export type GoneVideo =
  | { state: "trashed"; title: string; deletedAt: string }
  | { state: GoneReason; goneAt: string };

/** Remembers that a video is gone; nothing else of it. */
export async function rememberGone(
  db: Db,
  ref: { ownerId: string; videoId: string },
  why: GoneReason,
): Promise<void> {
  const row = { video_id: ref.videoId, owner_id: ref.ownerId, why };
  await write(db.from("gone_videos").upsert(row, { onConflict: "video_id", ignoreDuplicates: true }));
}

/** Forgets videos that are long gone; tells how many. */
export async function forgetGone(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - rememberedDays * millisecondsPerDay).toISOString();
  const gone = db.from("gone_videos").delete().lt("gone_at", before).select("video_id");
  return (await read(z.array(z.object({ video_id: z.uuid() })), gone)).length;
}

const trashedSchema = z.object({
  title: z.string().nullable(),
  original_filename: z.string(),
  deleted_at: z.string(),
});
const goneSchema = z.object({ why: z.enum(reasons), gone_at: z.string() });

/** What became of a video of the caller's that is not there; null where nothing is known of it. */
export async function findGone({ db, actor }: Caller, videoId: string): Promise<GoneVideo | null> {
  const trashed = db
    .from("videos")
    .select("title,original_filename,deleted_at")
    .match({ id: videoId, owner_id: actor.ownerId })
    .not("deleted_at", "is", null)
    .maybeSingle();
  const gone = db
    .from("gone_videos")
    .select("why,gone_at")
    .match({ video_id: videoId, owner_id: actor.ownerId });
  const [inTrash, past] = await Promise.all([
    read(trashedSchema.nullable(), trashed),
    read(goneSchema.nullable(), gone.maybeSingle()),
  ]);
  // What is deleted for good lies in the trash for as long as that takes.
  if (past) return { state: past.why, goneAt: past.gone_at };
  if (!inTrash) return null;
  const title = inTrash.title ?? inTrash.original_filename;
  return { state: "trashed", title, deletedAt: inTrash.deleted_at };
}
