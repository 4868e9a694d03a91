import { z } from "zod";
import { type Db, read } from "#lib/db.ts";
import { notFound } from "#lib/errors.ts";
import { jobColumns } from "#lib/jobs/repository.ts";
import { type Job, jobSchema } from "#lib/jobs/schema.ts";
import { videoColumns } from "./repository.ts";
import { type Video, videoSchema } from "./schema.ts";

const rowSchema = z.intersection(
  videoSchema,
  z.object({ jobs: z.array(jobSchema) }).transform(({ jobs }) => ({ latestJob: jobs[0] ?? null })),
);

/**
 * A video and the newest job of a type on it, as they were at one moment.
 * @throws AppError 404 `video_not_found`, also where it is somebody else's or in the trash
 */
export async function getVideoWithJob(
  db: Db,
  { ownerId, videoId, type }: { ownerId: string; videoId: string; type: Job["type"] },
): Promise<Video & { latestJob: Job | null }> {
  const newest = { referencedTable: "jobs" };
  const query = db
    .from("videos")
    .select(`${videoColumns},jobs!jobs_video_id_fkey(${jobColumns})`)
    .match({ id: videoId, owner_id: ownerId })
    .is("deleted_at", null)
    .eq("jobs.type", type)
    .order("created_at", { ...newest, ascending: false })
    .limit(1, newest)
    .maybeSingle();
  const row = await read(rowSchema.nullable(), query);
  if (!row) throw notFound("video");
  return row;
}
