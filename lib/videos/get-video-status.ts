import type { Caller } from "#lib/auth/caller.ts";
import { estimateRemainingSeconds, estimateSeconds } from "#lib/jobs/estimate.ts";
import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import { listJobTimings } from "#lib/jobs/repository.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { pitchPlan } from "#lib/pitch/plan.ts";
import { getVideoWithJob } from "./get-video-with-job.ts";
import type { Video, VideoStatus } from "./schema.ts";

const restingTasks: Record<VideoStatus, string> = {
  uploading: "Waiting for the upload",
  uploaded: "Waiting for the analysis to be started",
  processing: "Waiting for a free place",
  completed: "The analysis is complete",
  failed: "The analysis failed",
};

function describeTask(video: Video, job: Job | null): string {
  if (job?.status === "failed" && job.errorMessage) return job.errorMessage;
  if (job?.status !== "running" || video.status !== "processing") return restingTasks[video.status];
  return pitchPlan.find((step) => step.id === job.currentStep)?.sentence ?? restingTasks.processing;
}

/**
 * Where a video's analysis stands.
 * @throws AppError 404 `video_not_found`
 */
export async function getVideoStatus({ db, actor }: Caller, videoId: string, now = new Date()) {
  const video = await getVideoWithJob(db, { ownerId: actor.ownerId, videoId, type: "pitch" });
  const job = video.latestJob;
  const underWay = job !== null && isUnderWay(job) && video.status === "processing";
  const estimate = underWay
    ? estimateSeconds(await listJobTimings(db, "pitch"), video.durationSeconds ?? 0)
    : null;
  return {
    status: video.status,
    progress: underWay ? job.progress : video.status === "completed" ? 100 : 0,
    currentTask: describeTask(video, job),
    remainingSeconds: underWay
      ? estimateRemainingSeconds(job, estimate, now)
      : video.status === "completed"
        ? 0
        : null,
  };
}
