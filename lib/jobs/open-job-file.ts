import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { read } from "#lib/db.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { findSignedUrl } from "#lib/videos/video-storage.ts";
import { getJob } from "./repository.ts";

const urlSeconds = 60;

/**
 * A short-lived address of the video that a job has made.
 * @throws AppError 404 `job_not_found`, `file_not_found`; 409 `job_not_ready` while there is none
 */
export async function openJobFile(
  { db, actor }: Caller,
  jobId: string,
): Promise<{ url: string; filename: string }> {
  const job = await getJob(db, actor.ownerId, jobId);
  if (job.status !== "completed") {
    const words = `The file of this job is not ready: the job is ${job.status}.`;
    throw new AppError("job_not_ready", words, { httpStatus: 409, retryable: true });
  }
  const files = db
    .from("artifacts")
    .select("storage_path")
    .match({ job_id: jobId, content_type: "video/mp4" })
    .order("size_bytes", { ascending: false })
    .limit(1);
  const [file] = await read(z.array(z.object({ storage_path: z.string() })), files);
  const url = file && (await findSignedUrl(db, "artifacts", file.storage_path, urlSeconds));
  if (!url) throw notFound("file");
  return { url, filename: `${job.type}-${job.id.slice(0, 8)}.mp4` };
}
