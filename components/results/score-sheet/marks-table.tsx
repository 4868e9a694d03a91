import { formatClock } from "#components/ui/format.ts";
import type { PitchReport } from "#lib/pitch/report.ts";
import { TimeLink } from "../feedback/time-link.tsx";
import { eyeLane, fillerLane, shotLane, speechLane } from "./mark-lanes.ts";

/** The marks of the sheet in the order of time, for whoever reads rather than looks. */
export function MarksTable({ marks }: { marks: PitchReport["marks"] }) {
  const noSeries = { startSeconds: 0, stepSeconds: 1, values: [] };
  const lanes = [
    speechLane([], marks.pauses),
    fillerLane(marks.fillers),
    eyeLane(noSeries, marks.eyeContactLosses),
    shotLane(marks.shots),
  ];
  const rows = lanes
    .flatMap((lane) => ("blocks" in lane ? lane.blocks.map((block) => ({ ...block, lane: lane.label })) : []))
    .sort((a, b) => a.startSeconds - b.startSeconds);
  if (rows.length === 0) return null;
  return (
    <details className="mt-3 text-small">
      <summary className="inline-flex min-h-10 items-center text-muted underline decoration-line-strong underline-offset-4">
        Read the marks as a table ({rows.length})
      </summary>
      <div className="max-h-96 overflow-y-auto border-y border-line">
        <table className="w-full">
          <thead>
            <tr className="text-left text-caption text-muted *:py-1.5 *:font-normal">
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col">What</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.lane}-${row.startSeconds}`} className="border-t border-line *:py-1.5">
                <td className="w-20">
                  <TimeLink range={row} label={row.text} />
                </td>
                <td className="figures w-20">{formatClock(row.endSeconds)}</td>
                <td>
                  {row.lane}: {row.text}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
