"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Ruler } from "#components/ui/ruler.tsx";
import type { pitchPlan } from "#lib/pitch/plan.ts";
import { AnalyseButton } from "./analyse-button.tsx";
import { CancelJob } from "./cancel-job.tsx";
import { explainProgress, titleOf } from "./progress-words.ts";
import type { Progress } from "./resolve-progress.ts";
import { StepList } from "./step-list.tsx";
import { type JobSnapshot, useLiveJob } from "./use-live-job.ts";
import { usePageTitle } from "./use-page-title.ts";

const readingStep = "preprocess" satisfies (typeof pitchPlan)[number]["id"];

/** Once the recording was read through, its picture, sound and shots are there: the page is asked for them then. */
function useEarlyPreview({ steps }: Progress): void {
  const router = useRouter();
  const isRead = steps.some(({ id, state }) => id === readingStep && state === "done");
  const [wasRead] = useState(isRead);
  useEffect(() => {
    if (isRead && !wasRead) router.refresh();
  }, [isRead, wasRead, router]);
}

/** An analysis from its first second to its end; the figures stand where the score will stand. */
export function ProgressView(props: { videoId: string; snapshot: JobSnapshot }) {
  const { videoId, snapshot } = props;
  const progress = useLiveJob(snapshot);
  useEarlyPreview(progress);
  const title = titleOf(progress);
  const note = explainProgress(progress, progress.errorMessage);
  const ended = progress.state === "failed" || progress.state === "cancelled";
  usePageTitle(title);

  return (
    <div className="space-y-8">
      <div className="flex flex-wrap items-end gap-x-8 gap-y-4">
        <p aria-hidden="true" className={`font-serif text-score ${ended ? "text-line-strong" : ""}`}>
          {progress.percent}
          <span className="text-display text-muted"> %</span>
        </p>
        <div className="min-w-0 basis-72 grow pb-1">
          <h2 className="font-serif text-title">{progress.headline}</h2>
        </div>
      </div>
      <Ruler
        share={progress.percent / 100}
        label="Progress of the analysis"
        valueText={`${progress.percent} %, ${progress.headline}`}
      />
      <p aria-live="polite" className="sr-only">
        {progress.headline}
      </p>
      {note !== null && (
        <p
          role={progress.state === "failed" ? "alert" : undefined}
          className={`measure border-l-2 pl-4 ${progress.state === "failed" ? "border-poor" : "border-line-strong"}`}
        >
          {note}
        </p>
      )}
      {ended && (
        <AnalyseButton
          videoId={videoId}
          label={progress.state === "failed" ? "Try the analysis again" : "Analyse it now"}
        />
      )}
      <StepList steps={progress.steps} told={progress.errorMessage} />
      {!ended && progress.state !== "completed" && <CancelJob jobId={progress.jobId} />}
    </div>
  );
}
