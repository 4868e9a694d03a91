import type { DriftCheck } from "#lib/monitoring/monitoring-view.ts";
import { describeDrift, nameOfMetric } from "./monitoring-words.ts";

const marks: Record<DriftCheck["status"], { word: string; className: string }> = {
  stable: { word: "steady", className: "text-good" },
  drifted: { word: "drift", className: "text-poor" },
  insufficient_data: { word: "too early", className: "text-muted" },
};

function Means({ check }: { check: DriftCheck }) {
  if (check.referenceMean === null || check.currentMean === null) return null;
  return (
    <p className="figures shrink-0 text-small text-muted">
      {check.referenceMean.toFixed(1)} → <span className="text-ink">{check.currentMean.toFixed(1)}</span>
    </p>
  );
}

/** Whether the newest half of the results differs from the older half, metric by metric, in words. */
export function DriftList({ checks }: { checks: DriftCheck[] }) {
  if (checks.length === 0) {
    return <p className="measure text-muted">The first check is made with the first result.</p>;
  }
  return (
    <ul className="border-b border-line">
      {checks.map((check) => (
        <li key={check.metric} className="border-t border-line py-3">
          <div className="flex items-baseline justify-between gap-4">
            <p className="font-medium first-letter:uppercase">{nameOfMetric(check.metric)}</p>
            <p className={`text-small ${marks[check.status].className}`}>{marks[check.status].word}</p>
          </div>
          <div className="flex items-baseline justify-between gap-4">
            <p className="text-small text-muted">{describeDrift(check)}</p>
            <Means check={check} />
          </div>
        </li>
      ))}
    </ul>
  );
}
