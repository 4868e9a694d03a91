import { formatScore } from "#components/ui/format.ts";
import type { MonitoringView } from "#lib/monitoring/monitoring-view.ts";

function Total({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="border-t border-ink pt-2">
      <dt className="text-small text-muted">{name}</dt>
      <dd className="font-serif text-display">{children}</dd>
    </div>
  );
}

export function Totals({ view }: { view: MonitoringView }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-8 lg:grid-cols-4">
      <Total name="Analyses">{view.totalAnalyses.toLocaleString("en-GB")}</Total>
      <Total name="Average score">{view.averageScore === null ? "–" : formatScore(view.averageScore)}</Total>
      <Total name="Failed in the last hour">
        {view.failureRate === null ? (
          <span className="text-title text-muted">none ended</span>
        ) : (
          `${Math.round(view.failureRate * 100)} %`
        )}
      </Total>
      <Total name="Spent on models">
        {view.totalCostUsd === 0 ? "$0" : `$${view.totalCostUsd.toFixed(2)}`}
      </Total>
    </dl>
  );
}
