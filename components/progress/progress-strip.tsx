"use client";

import { CancelJob } from "./cancel-job.tsx";
import { titleOf } from "./progress-words.ts";
import { type JobSnapshot, useLiveJob } from "./use-live-job.ts";
import { usePageTitle } from "./use-page-title.ts";

/** A later analysis while the earlier result stays on the page. */
export function ProgressStrip({ snapshot }: { snapshot: JobSnapshot }) {
  const progress = useLiveJob(snapshot);
  usePageTitle(titleOf(progress));
  return (
    <section aria-label="Analysis under way" className="relative border-b border-line bg-raised">
      <div className="desk flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2">
        <p className="text-small">
          Analysing this take again: <span aria-live="polite">{progress.headline}</span>{" "}
          <span className="figures text-muted">{progress.percent} %</span>
        </p>
        <CancelJob jobId={progress.jobId} />
      </div>
      <div className="absolute bottom-0 left-0 h-0.5 bg-accent" style={{ width: `${progress.percent}%` }} />
    </section>
  );
}
