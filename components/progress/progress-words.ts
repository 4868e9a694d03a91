import type { Progress } from "./resolve-progress.ts";

/** The line under the headline: what it means for the person who waits. Empty while all goes its way. */
export function explainProgress(progress: Progress, errorMessage: string | null): string | null {
  switch (progress.state) {
    case "queued":
      return "It starts as soon as a worker is free. You can leave this page; it goes on without you.";
    case "stalled":
      return "Nothing has moved for a minute. The recording is safe, and the work is picked up by itself as soon as a worker is free. If this stays, look whether the worker runs.";
    case "failed":
      return `${errorMessage ?? "The analysis could not be finished."} Your recording is stored and nothing of it was lost.`;
    case "cancelled":
      return "You stopped this analysis. The recording is kept; start again whenever you like.";
    default:
      return null;
  }
}

/** "62 % · Watching the speaker"; a final state stands alone. */
export function titleOf(progress: Progress): string {
  const under = progress.state === "running" || progress.state === "stalled" || progress.state === "queued";
  return under ? `${progress.percent} % · ${progress.headline}` : progress.headline;
}
