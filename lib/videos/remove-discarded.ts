import { z } from "zod";
import { type Db, read, write } from "#lib/db.ts";
import { type Bucket, buckets, removeFolder, removeObjects } from "./video-storage.ts";

const rowSchema = z.object({
  id: z.number(),
  bucket: z.enum(Object.keys(buckets) as [Bucket, ...Bucket[]]),
  path: z.string(),
});
const perCall = 200;

/**
 * Removes files that the database has noted as unwanted (those of one deleted thing, or all noted before a time) and
 * answers how many there were in each bucket. Safe to repeat: a note goes after its file. That of a folder stays until
 * the second removal, which catches what work that was still running wrote into it.
 */
export async function removeDiscarded(
  db: Db,
  which: { originId: string } | { before: Date },
): Promise<Record<Bucket, number>> {
  const notes = db.from("discarded_files").select("id,bucket,path").order("id").limit(perCall);
  const rows = await read(
    z.array(rowSchema),
    "originId" in which
      ? notes.eq("origin_id", which.originId)
      : notes.lt("created_at", which.before.toISOString()),
  );
  const removed: Record<Bucket, number> = { videos: 0, artifacts: 0 };
  for (const { id, bucket, path } of rows) {
    const isFolder = path.endsWith("/");
    removed[bucket] += isFolder
      ? await removeFolder(db, bucket, path.slice(0, -1))
      : await removeObjects(db, bucket, [path]);
    if (isFolder && "originId" in which) continue;
    await write(db.from("discarded_files").delete().eq("id", id));
  }
  return removed;
}
