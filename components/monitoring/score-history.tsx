"use client";

import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { formatScore } from "#components/ui/format.ts";
import type { ScorePoint } from "#lib/monitoring/monitoring-view.ts";

const tick = { fontSize: 12, fontFamily: "var(--font-geist-mono)", fill: "var(--muted)" };

function Reading({ active, payload }: { active?: boolean; payload?: readonly { payload?: unknown }[] }) {
  const point = payload?.[0]?.payload as (ScorePoint & { number: number }) | undefined;
  if (!active || !point) return null;
  return (
    <div className="rounded-control border border-line bg-raised px-3 py-2 text-small shadow-float">
      <p className="font-serif text-title">{formatScore(point.overallScore)}</p>
      <p>{point.filename}</p>
    </div>
  );
}

/** Scores in the order they came; the band is one standard deviation about the mean of the older half. */
export default function ScoreHistory({
  scores,
  band,
}: {
  scores: ScorePoint[];
  band: { low: number; high: number } | null;
}) {
  const points = scores.map((score, index) => ({ ...score, number: index + 1 }));
  return (
    <div aria-hidden="true" className="h-64 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart
          data={points}
          margin={{ top: 8, right: 8, bottom: 0, left: -24 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="number" tick={tick} tickLine={false} stroke="var(--line-strong)" minTickGap={32} />
          <YAxis
            domain={[0, 100]}
            ticks={[0, 25, 50, 75, 100]}
            tick={tick}
            tickLine={false}
            axisLine={false}
          />
          {band && <ReferenceArea y1={band.low} y2={band.high} fill="var(--good)" fillOpacity={0.13} />}
          <Tooltip content={Reading} cursor={{ stroke: "var(--accent)", strokeWidth: 1.5 }} />
          <Line
            dataKey="overallScore"
            type="linear"
            stroke="var(--ink)"
            strokeWidth={1.5}
            dot={{ r: 2.5, fill: "var(--ink)", strokeWidth: 0 }}
            activeDot={{ r: 5, fill: "var(--accent)", strokeWidth: 0 }}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
