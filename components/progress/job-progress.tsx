"use client";

import { Ruler } from "#components/ui/ruler.tsx";
import { CancelJob } from "./cancel-job.tsx";
import { type JobSnapshot, useLiveJob } from "./use-live-job.ts";

const notes = {
  queued: "It starts as soon as a worker is free. You can leave this page; it goes on without you.",
  stalled: "Nothing has moved for a minute. The work is picked up by itself as soon as a worker is free.",
} as const;

/** A file while it is made, in place; the page is refreshed when it is ready. `of` completes "Progress of …". */
export function JobProgress({ snapshot, of }: { snapshot: JobSnapshot; of: string }) {
  const progress = useLiveJob(snapshot);
  const { state, percent, headline } = progress;
  if (state === "completed") return <p role="status">It is ready.</p>;
  if (state === "failed" || state === "cancelled") return null;
  return (
    <div className="max-w-160 space-y-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p>
          <span aria-live="polite">{headline}</span> <span className="figures text-muted">{percent} %</span>
        </p>
        <CancelJob
          jobId={progress.jobId}
          label="Stop it"
          question="Stop now? The take, and what was made of it before, are kept."
        />
      </div>
      <Ruler share={percent / 100} label={`Progress of ${of}`} valueText={`${percent} %, ${headline}`} />
      {(state === "queued" || state === "stalled") && (
        <p className="measure text-small text-muted">{notes[state]}</p>
      )}
    </div>
  );
}
