"use client";

import { CancelJob } from "#components/progress/cancel-job.tsx";
import { type JobSnapshot, useLiveJob } from "#components/progress/use-live-job.ts";
import { Ruler } from "#components/ui/ruler.tsx";

const notes = {
  queued: "It starts as soon as a worker is free. You can leave this page; it goes on without you.",
  stalled: "Nothing has moved for a minute. The work is picked up by itself as soon as a worker is free.",
} as const;

/** A reel while it is made. */
export function ReelProgress({ snapshot }: { snapshot: JobSnapshot }) {
  const progress = useLiveJob(snapshot);
  const { state, percent, headline } = progress;
  if (state === "completed") return <p role="status">The reel is ready.</p>;
  if (state === "failed" || state === "cancelled") return null;
  return (
    <div className="max-w-160 space-y-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p>
          <span aria-live="polite">{headline}</span> <span className="figures text-muted">{percent} %</span>
        </p>
        <CancelJob
          jobId={progress.jobId}
          label="Stop cutting"
          question="Stop now? The take and the reel before this one are kept."
        />
      </div>
      <Ruler share={percent / 100} label="Progress of the reel" valueText={`${percent} %, ${headline}`} />
      {(state === "queued" || state === "stalled") && (
        <p className="measure text-small text-muted">{notes[state]}</p>
      )}
    </div>
  );
}
