import { formatDuration } from "#components/ui/format.ts";
import type { StepLine } from "./resolve-progress.ts";

const words: Record<StepLine["state"], string> = {
  waiting: "not begun",
  running: "under way",
  retrying: "trying again",
  done: "done",
  failed: "failed",
  skipped: "not run",
};

function Mark({ state }: { state: StepLine["state"] }) {
  const common = "absolute top-1.25 -left-1.75 size-3.5";
  if (state === "done")
    return (
      <svg viewBox="0 0 14 14" className={`${common} bg-paper text-ink`} aria-hidden="true">
        <path d="M2.5 7.5 6 11l5.5-8" fill="none" stroke="currentColor" strokeWidth="1.6" />
      </svg>
    );
  const look = {
    waiting: "rounded-full border border-line-strong bg-paper",
    skipped: "rounded-full border border-dashed border-line-strong bg-paper",
    running: "rounded-full border-4 border-accent bg-paper motion-safe:animate-pulse",
    retrying: "rounded-full border-4 border-warn bg-paper motion-safe:animate-pulse",
    failed: "border-4 border-poor bg-paper",
  }[state];
  return <span aria-hidden="true" className={`${common} ${look}`} />;
}

/** The plan as sentences, in order, each with its state and its time. What is `told` above already is not said again. */
export function StepList({ steps, told }: { steps: StepLine[]; told: string | null }) {
  return (
    <ol aria-label="Steps" className="ml-2 border-l border-line">
      {steps.map((step) => {
        const active = step.state === "running" || step.state === "retrying";
        const quiet = step.state === "waiting" || step.state === "skipped";
        return (
          <li key={step.id} className="relative grid grid-cols-[1fr_auto] gap-x-4 pb-5 pl-6 last:pb-0">
            <Mark state={step.state} />
            <p className={active ? "font-medium" : quiet ? "text-muted" : ""}>
              {step.sentence}
              <span className="sr-only">: {words[step.state]}</span>
              {step.found !== null && <span className="ml-3 text-small text-muted">{step.found}</span>}
            </p>
            <p className="figures text-small text-muted">
              {step.seconds !== null && step.state !== "waiting" ? formatDuration(step.seconds) : ""}
            </p>
            {(step.attempt > 1 || step.state === "retrying" || step.state === "failed") && (
              <p className={`col-span-2 text-small ${step.state === "failed" ? "text-poor" : "text-warn"}`}>
                {step.attempt > 1 ? `Attempt ${step.attempt}. ` : ""}
                {step.error === told ? "" : step.error}
              </p>
            )}
            {active && step.share > 0 && (
              <div className="col-span-2 mt-2 h-px bg-line" aria-hidden="true">
                <div className="h-px bg-accent" style={{ width: `${step.share * 100}%` }} />
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
