import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import type { VideoView } from "#lib/videos/video-view.ts";

/** Which page one video has. A result once written stays on the page, whatever becomes of a later analysis. */
export type VideoPage =
  | { show: "results"; note: "reanalysing" | "reanalysis_failed" | "reanalysis_cancelled" | null }
  | { show: "progress" }
  | { show: "unfinished_upload" }
  | { show: "not_analysed" };

export function decideVideoPage({ video, job, report }: VideoView): VideoPage {
  if (report) {
    if (job === null || job.status === "completed") return { show: "results", note: null };
    if (isUnderWay(job)) return { show: "results", note: "reanalysing" };
    return { show: "results", note: job.status === "failed" ? "reanalysis_failed" : "reanalysis_cancelled" };
  }
  if (video.status === "uploading") return { show: "unfinished_upload" };
  return job ? { show: "progress" } : { show: "not_analysed" };
}
