"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { formatScore } from "#components/ui/format.ts";
import { LocalTime } from "#components/ui/local-time.tsx";
import type { ScorePoint } from "#lib/monitoring/monitoring-view.ts";

const ScoreHistory = dynamic(() => import("./score-history.tsx"), {
  ssr: false,
  loading: () => <div className="h-64" />,
});

/** The chart, loaded only here, and the table behind it. */
export function ScoreHistoryPanel(props: {
  scores: ScorePoint[];
  band: { low: number; high: number } | null;
}) {
  if (props.scores.length === 0) {
    return (
      <div className="staves flex h-64 items-end bg-sunken p-4">
        <p className="bg-paper px-2 py-1">Each analysed take becomes a point here.</p>
      </div>
    );
  }
  return (
    <figure>
      <ScoreHistory {...props} />
      <figcaption className="text-small text-muted">
        Overall score of each analysis, oldest first.
        {props.band && (
          <>
            {" "}
            The band, <span className="figures">{formatScore(props.band.low)}</span> to{" "}
            <span className="figures">{formatScore(props.band.high)}</span>, is where the older half lies.
          </>
        )}
      </figcaption>
      <details className="mt-2 text-small">
        <summary className="inline-flex min-h-10 items-center text-muted underline decoration-line-strong underline-offset-4">
          The same as a table
        </summary>
        <div className="max-h-80 overflow-y-auto border-y border-line">
          <table className="w-full">
            <thead className="text-left text-caption text-muted">
              <tr className="*:py-1.5 *:font-normal">
                <th scope="col">Take</th>
                <th scope="col">When</th>
                <th scope="col" className="text-right">
                  Score
                </th>
              </tr>
            </thead>
            <tbody>
              {props.scores.map((point) => (
                <tr key={`${point.videoId}-${point.createdAt}`} className="border-t border-line *:py-1.5">
                  <td>
                    <Link href={`/videos/${point.videoId}`} className="hover:underline">
                      {point.filename}
                    </Link>
                  </td>
                  <td className="text-muted">
                    <LocalTime iso={point.createdAt} />
                  </td>
                  <td className="figures text-right">{formatScore(point.overallScore)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
