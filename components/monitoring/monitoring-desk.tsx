import { LocalTime } from "#components/ui/local-time.tsx";
import type { Health, MonitoringView } from "#lib/monitoring/monitoring-view.ts";
import { DriftList } from "./drift-list.tsx";
import { healthWords } from "./monitoring-words.ts";
import { referenceBand } from "./reference-band.ts";
import { ScoreHistoryPanel } from "./score-history-panel.tsx";
import { Totals } from "./totals.tsx";
import { Checks, RunningJobs, StepTimes } from "./work-lists.tsx";

const edges: Record<Health, string> = {
  healthy: "border-good",
  warning: "border-warn",
  critical: "border-poor",
};

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={id} className="min-w-0 space-y-4">
      <h2 id={id} className="font-serif text-title">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Whether all is well, first in words, then in figures. */
export function MonitoringDesk({ view }: { view: MonitoringView }) {
  return (
    <div className="space-y-18">
      <header className={`border-l-4 pl-6 ${edges[view.health]}`}>
        <h1 className="font-serif text-hero">{healthWords[view.health]}</h1>
        <p className="measure pt-3 text-lead">{view.healthReason}</p>
        <p className="pt-2 text-small text-muted">
          Read at <LocalTime iso={view.lastUpdated} />; changes show by themselves.
        </p>
      </header>
      <Totals view={view} />
      <div className="grid gap-x-12 gap-y-18 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Part id="scores" title="Scores">
          <ScoreHistoryPanel scores={view.scores} band={referenceBand(view.drift)} />
        </Part>
        <Part id="running" title="Being analysed">
          <RunningJobs jobs={view.runningJobs} />
        </Part>
        <Part id="drift" title="Drift">
          <DriftList checks={view.drift} />
        </Part>
        <div className="grid content-start gap-y-12">
          <Part id="checks" title="Services">
            <Checks checks={view.checks} />
          </Part>
          <Part id="steps" title="Time of each step, median">
            <StepTimes steps={view.stepSeconds} />
          </Part>
        </div>
      </div>
    </div>
  );
}
