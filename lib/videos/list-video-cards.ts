import { artifactPath } from "#lib/artifacts/artifact.ts";
import type { Caller } from "#lib/auth/caller.ts";
import { listJobsOfVideos } from "#lib/jobs/repository.ts";
import { listLatestScores } from "#lib/results/repository.ts";
import { listVideos } from "./repository.ts";
import { listSignedUrls } from "./video-storage.ts";
import type { VideoCard } from "./video-view.ts";

/** The caller's takes, newest first. */
export async function listVideoCards(
  { db, actor }: Caller,
  { limit = 60 }: { limit?: number } = {},
): Promise<VideoCard[]> {
  const videos = await listVideos(db, actor.ownerId, limit);
  if (videos.length === 0) return [];
  const ids = videos.map((video) => video.id);
  const [jobs, scores] = await Promise.all([listJobsOfVideos(db, ids), listLatestScores(db, ids)]);
  const latest = new Map(
    videos.map((video) => [video.id, jobs.find((job) => job.videoId === video.id) ?? null]),
  );
  const posterPath = (videoId: string) => {
    const job =
      jobs.find((one) => one.videoId === videoId && one.status === "completed") ?? latest.get(videoId);
    return job ? artifactPath({ jobId: job.id, videoId, ownerId: actor.ownerId }, "poster") : null;
  };
  const paths = ids.map(posterPath).filter((path) => path !== null);
  const urls = await listSignedUrls(db, "artifacts", paths);
  return videos.map((video) => ({
    video,
    overallScore: scores.get(video.id) ?? null,
    job: latest.get(video.id) ?? null,
    posterUrl: urls.get(posterPath(video.id) ?? "") ?? null,
  }));
}
