import { loadArtifact } from "#lib/artifacts/repository.ts";
import type { Caller } from "#lib/auth/caller.ts";
import { AppError } from "#lib/errors.ts";
import { selectionSchema } from "#lib/highlights/selection.ts";
import { findLatestJob, getJob } from "#lib/jobs/repository.ts";
import { findResult } from "#lib/jobs/save-result.ts";
import { rateOf } from "#lib/media/compose/plan-reel.ts";
import { findTranscript } from "#lib/recordings/find-transcript.ts";
import { getFacts } from "#lib/recordings/recording.ts";
import { findLatestResult } from "#lib/results/repository.ts";
import { shotsResultSchema } from "#lib/shots/result.ts";
import { getVideo } from "#lib/videos/repository.ts";
import type { Video } from "#lib/videos/schema.ts";
import type { ExportConfig } from "./config.ts";
import type { Chapter, ExportSegment, ExportView } from "./export-view.ts";
import { chaptersOfPitch, chaptersOfShots } from "./list-chapters.ts";

/** What part of a video is exported; neither for the whole. */
export type ExportPart = Partial<Pick<ExportConfig, "ranges" | "reel_job_id">>;

/** The segments of a finished reel of the same video. @throws AppError 422 `reel_not_found` */
async function segmentsOfReel(
  { db, actor }: Caller,
  videoId: string,
  reelJobId: string,
): Promise<ExportSegment[]> {
  const job = await getJob(db, actor.ownerId, reelJobId).catch(() => null);
  if (job?.type !== "highlights" || job.videoId !== videoId || job.status !== "completed") {
    throw new AppError("reel_not_found", "There is no finished reel of this video by that job.", {
      httpStatus: 422,
    });
  }
  const ref = { jobId: job.id, videoId, ownerId: job.ownerId };
  const { segments } = await loadArtifact(db, ref, "selection", selectionSchema);
  return segments.map(({ startSeconds, endSeconds, score, section }, index) => ({
    startSeconds,
    endSeconds,
    score,
    label: section ?? `Highlight ${index + 1}`,
  }));
}

/** @throws AppError 422 `range_outside_video` */
function segmentsOfRanges(
  ranges: NonNullable<ExportConfig["ranges"]>,
  durationSeconds: number,
): ExportSegment[] {
  return ranges.map(({ start, end }, index) => {
    if (start >= durationSeconds || end > durationSeconds + 0.5) {
      const words = `Range ${index + 1} lies outside the video, which is ${durationSeconds.toFixed(1)} seconds long.`;
      throw new AppError("range_outside_video", words, { httpStatus: 422 });
    }
    const endSeconds = Math.min(end, durationSeconds);
    return { startSeconds: start, endSeconds, label: `Range ${index + 1}`, score: null };
  });
}

async function findChapters({ db }: Caller, video: Video, durationSeconds: number): Promise<Chapter[]> {
  const result = await findLatestResult(db, video.id);
  const sections = chaptersOfPitch(result?.report.sections.content.rubric ?? [], durationSeconds);
  if (sections.length > 0) return sections;
  const job = await findLatestJob(db, video.id, "scene_detection");
  const found = job && (await findResult(db, job.id, shotsResultSchema));
  const shots = found?.shots.map(({ start, end }) => ({ startSeconds: start, endSeconds: end })) ?? [];
  return chaptersOfShots(shots);
}

/**
 * All that the written formats tell of a video, or of a part of it.
 * @throws AppError 404 `video_not_found`; 400 `video_not_uploaded`; 422 `reel_not_found`, `range_outside_video`
 */
export async function getExportView(
  caller: Caller,
  videoId: string,
  part: ExportPart = {},
): Promise<ExportView> {
  const video = await getVideo(caller.db, caller.actor.ownerId, videoId);
  const probe = getFacts(video);
  const { durationSeconds } = probe;
  const whole = [{ startSeconds: 0, endSeconds: durationSeconds, label: video.title, score: null }];
  const segments = part.reel_job_id
    ? await segmentsOfReel(caller, videoId, part.reel_job_id)
    : part.ranges
      ? segmentsOfRanges(part.ranges, durationSeconds)
      : whole;
  const [transcript, chapters] = await Promise.all([
    findTranscript(caller.db, video),
    findChapters(caller, video, durationSeconds),
  ]);
  return {
    title: video.title.replace(/\.[a-z0-9]{2,4}$/i, ""),
    filename: video.filename,
    rate: rateOf(probe),
    durationSeconds,
    picture: probe.video && { width: probe.video.width, height: probe.video.height },
    sound: probe.audio && { channels: probe.audio.channels, sampleRate: probe.audio.sampleRate },
    segments,
    cues: transcript?.cues ?? [],
    chapters,
  };
}
