import { describeTrend, drawTrend } from "./trend.ts";

/** The scores of a project's takes, drawn and in words. */
export function TrendLine({ scores }: { scores: number[] }) {
  const words = describeTrend(scores);
  if (words === null) return null;
  const { width, height, points } = drawTrend(scores);
  return (
    <p className="flex items-center gap-4">
      <svg
        aria-hidden="true"
        viewBox={`-3 -3 ${width + 6} ${height + 6}`}
        className="h-9 w-32 overflow-visible text-ink"
      >
        <path d={`M0 ${height}H${width}`} className="stroke-line" strokeWidth="1" />
        <polyline points={points} fill="none" stroke="currentColor" strokeWidth="1.5" />
        <circle cx={width} cy={points.split(",").at(-1)} r="3" className="fill-accent" />
      </svg>
      <span className="text-small text-muted">{words}</span>
    </p>
  );
}
