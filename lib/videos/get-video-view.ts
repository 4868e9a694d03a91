import type { Caller } from "#lib/auth/caller.ts";
import { findCutView } from "#lib/exports/find-cut-view.ts";
import { findLatestJob, listSteps } from "#lib/jobs/repository.ts";
import { findPreview, noPreview } from "#lib/recordings/find-preview.ts";
import { findSeries } from "#lib/recordings/findings-store.ts";
import { findReelView } from "#lib/reels/find-reel-view.ts";
import { findLatestResult } from "#lib/results/repository.ts";
import { getVideo } from "./repository.ts";
import { findSignedUrl } from "./video-storage.ts";
import type { VideoView } from "./video-view.ts";

/**
 * Reads all that the page of one video shows.
 * @throws AppError 404 `video_not_found`
 */
export async function getVideoView(videoId: string, { db, actor }: Caller): Promise<VideoView> {
  const [video, job, result] = await Promise.all([
    getVideo(db, actor.ownerId, videoId),
    findLatestJob(db, videoId, "pitch"),
    findLatestResult(db, videoId),
  ]);
  const ref = (jobId: string) => ({ jobId, videoId, ownerId: actor.ownerId });
  const readBy = result?.jobId ?? job?.id;
  const [steps, series, playbackUrl, preview, reel, cut] = await Promise.all([
    job && job.status !== "completed" ? listSteps(db, job.id) : [],
    result ? findSeries(db, ref(result.jobId)) : [],
    video.status === "uploading" ? null : findSignedUrl(db, "videos", video.storagePath),
    readBy ? findPreview(db, ref(readBy)) : noPreview,
    result ? findReelView(db, { videoId }) : null,
    result ? findCutView(db, videoId) : null,
  ]);
  return {
    video,
    job,
    steps,
    report: result?.report ?? null,
    reportCreatedAt: result?.createdAt ?? null,
    series,
    playbackUrl,
    ...preview,
    reel,
    cut,
  };
}
