import type { ReelResult } from "#lib/highlights/reel-result.ts";
import type { Sprite } from "#lib/ingest/sprite.ts";
import type { Waveform } from "#lib/ingest/waveform.ts";
import type { Job, JobStep } from "#lib/jobs/schema.ts";
import type { PitchReport } from "#lib/pitch/report.ts";
import type { Series, TimeRange } from "#lib/signals/measurement.ts";
import type { Video } from "./schema.ts";

/** What can be shown of a recording as soon as it was read through; null or empty before, and where there is none. */
export type RecordingPreview = {
  /** A short-lived signed address, as that of the sprite. */
  posterUrl: string | null;
  sprite: Sprite | null;
  waveform: Waveform | null;
  shots: TimeRange[];
};

/** A job as it stands, with its steps. */
export type JobView = { job: Job; steps: JobStep[] };

/** The reels of a video: the newest that is finished, and the job that was asked for last. */
export type ReelView = JobView & {
  finished: { jobId: string; config: Job["config"]; result: ReelResult; url: string | null } | null;
};

/** Everything the page of one video shows, read in one go. */
export type VideoView = RecordingPreview & {
  video: Video;
  /** The newest pitch analysis, whatever became of it. */
  job: Job | null;
  /** Of that job; left out once it is completed. */
  steps: JobStep[];
  /** The newest result; stays while a later analysis runs or fails. */
  report: PitchReport | null;
  reportCreatedAt: string | null;
  series: Series[];
  /** A short-lived signed address. */
  playbackUrl: string | null;
  /** Null where none was ever asked for. */
  reel: ReelView | null;
  /** The whole take as a video that was asked for last; null where none was. */
  cut: JobView | null;
};

/** One video on the contact sheet: no more of it than is shown, for a page has many. */
export type VideoCard = {
  video: Pick<Video, "id" | "title" | "kept" | "status" | "durationSeconds" | "createdAt">;
  overallScore: number | null;
  /** The job that is under way or ended last. */
  job: Pick<Job, "id" | "status" | "progress" | "currentStep" | "createdAt" | "updatedAt"> | null;
  posterUrl: string | null;
  project: { slug: string; name: string } | null;
  /** Where the words searched for were said, the hits between ⟦ and ⟧. */
  snippet: string | null;
};
