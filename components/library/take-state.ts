import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import { pitchPlan } from "#lib/pitch/plan.ts";
import type { VideoCard } from "#lib/videos/video-view.ts";

export type TakeState =
  | { name: "scored"; score: number }
  | { name: "working"; percent: number; doing: string }
  | { name: "resting"; words: string; trouble: boolean };

const resting = (words: string, trouble = false): TakeState => ({ name: "resting", words, trouble });

/** What a take on the contact sheet says of itself. Work under way goes before the score it will replace. */
export function stateOfTake({ video, job, overallScore }: VideoCard): TakeState {
  if (job && isUnderWay(job)) {
    const step = pitchPlan.find(({ id }) => id === job.currentStep);
    const doing = job.status === "queued" ? "Waiting for its turn" : (step?.sentence ?? "Getting started");
    return { name: "working", percent: Math.min(99, Math.floor(job.progress)), doing };
  }
  if (overallScore !== null) return { name: "scored", score: overallScore };
  if (video.status === "uploading") return resting("Upload not complete");
  if (job?.status === "failed") return resting("Analysis failed", true);
  if (job?.status === "cancelled") return resting("Cancelled");
  if (job?.status === "completed") return resting("No score could be given");
  return resting("Not analysed yet");
}
