import { randomUUID } from "node:crypto";
import { pitchPlan } from "#lib/pitch/plan.ts";
import type { BenchStack } from "./bench-stack.ts";

async function must<T>(answer: PromiseLike<{ data: T; error: unknown }>): Promise<T> {
  const { data, error } = await answer;
  if (error) throw error;
  return data;
}

/** A job that runs, as far as the rows tell, in a project of the local user's. */
export async function makeRunningJob({ db, ownerId }: BenchStack) {
  const project = { id: randomUUID(), owner_id: ownerId, slug: "bench", name: "Bench" };
  const video = {
    id: randomUUID(),
    owner_id: ownerId,
    project_id: project.id,
    status: "processing",
    original_filename: "bench.mp4",
    storage_path: `${ownerId}/bench.mp4`,
    size_bytes: 1,
    sha256: "0".repeat(64),
    duration_seconds: 60,
    uploaded_at: new Date().toISOString(),
    probe: { container: "mp4", durationSeconds: 60, sizeBytes: 1, video: null, audio: null },
  };
  const job = {
    id: randomUUID(),
    owner_id: ownerId,
    video_id: video.id,
    project_id: project.id,
    type: "pitch",
    status: "running",
    started_at: new Date().toISOString(),
  };
  const steps = pitchPlan.map(({ id, weight }, position) => ({
    job_id: job.id,
    owner_id: ownerId,
    step_id: id,
    position,
    weight,
  }));
  await must(db.from("projects").insert(project));
  await must(db.from("videos").insert(video));
  await must(db.from("jobs").insert(job));
  await must(db.from("job_steps").insert(steps));
  return {
    jobId: job.id,
    videoId: video.id,
    path: `/projects/bench/jobs/${job.id}`,
    /** Moves the job on; 100 ends it. */
    advance: (progress: number) =>
      must(
        db
          .from("jobs")
          .update(progress < 100 ? { progress } : { progress, status: "cancelled", finished_at: new Date() })
          .eq("id", job.id),
      ),
  };
}
