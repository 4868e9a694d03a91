import type { Job, JobStep } from "#lib/jobs/schema.ts";
import type { PitchReport } from "#lib/pitch/report.ts";
import type { Series } from "#lib/signals/measurement.ts";
import type { Video } from "./schema.ts";

/** Everything the page of one video shows, read in one go. */
export type VideoView = {
  video: Video;
  /** The newest pitch analysis, whatever became of it. */
  job: Job | null;
  steps: JobStep[];
  /** The newest result; stays while a later analysis runs or fails. */
  report: PitchReport | null;
  reportCreatedAt: string | null;
  series: Series[];
  /** Short-lived signed addresses. */
  playbackUrl: string | null;
  posterUrl: string | null;
};

/** One video on the contact sheet. */
export type VideoCard = {
  video: Video;
  overallScore: number | null;
  /** The job that is under way or ended last. */
  job: Job | null;
  posterUrl: string | null;
  project: { slug: string; name: string } | null;
  /** Where the words searched for were said, the hits between ⟦ and ⟧. */
  snippet: string | null;
};
