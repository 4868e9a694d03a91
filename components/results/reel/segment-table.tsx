import type { ReelResult } from "#lib/highlights/reel-result.ts";
import { TimeLink } from "../feedback/time-link.tsx";
import { nameSections } from "../section-names.ts";

type Segment = ReelResult["segments"][number];

/** The parts of a segment's score. */
const parts = [
  ["motion", "Motion"],
  ["audio", "Sound"],
  ["speech", "Speech"],
  ["faces", "Faces"],
  ["novelty", "Novelty"],
  ["diversity", "Contrast"],
] as const satisfies readonly (readonly [keyof Segment, string])[];

function Share({ value, label }: { value: number | null; label: string }) {
  return (
    <span className="flex items-center justify-between gap-2">
      <span className="text-caption text-muted lg:sr-only">{label}</span>
      {value === null ? (
        <span className="text-muted" title="The recording has no such signal">
          –<span className="sr-only">the recording has no such signal</span>
        </span>
      ) : (
        <span className="flex items-center gap-1">
          <span aria-hidden="true" className="block h-1.5 w-7 bg-line">
            <span className="block h-full bg-ink" style={{ width: `${value * 100}%` }} />
          </span>
          <span className="figures w-7 text-right text-small">{Math.round(value * 100)}</span>
        </span>
      )}
    </span>
  );
}

/** What the reel is made of: each segment, where it comes from, and every part of the score it was chosen by. */
export function SegmentTable({ segments }: { segments: Segment[] }) {
  return (
    <table className="block w-full border-b border-line text-small lg:table">
      <caption className="sr-only">
        Segments of the reel, with the parts of their scores from 0 to 100
      </caption>
      <thead className="sr-only lg:not-sr-only lg:table-header-group">
        <tr className="text-left text-caption text-muted *:py-2 *:pr-3 *:font-normal">
          <th scope="col">Segment</th>
          <th scope="col">From</th>
          <th scope="col">Score</th>
          {parts.map(([part, label]) => (
            <th key={part} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block lg:table-row-group">
        {segments.map((segment, index) => (
          <tr
            key={segment.start}
            className="grid grid-cols-2 gap-x-6 gap-y-1 border-t border-line py-3 lg:table-row lg:py-0 lg:*:py-2.5 lg:*:pr-3"
          >
            <th scope="row" className="text-left font-medium">
              {index + 1}
              {segment.section !== null && (
                <span className="ml-2 font-normal">{nameSections(segment.section)}</span>
              )}
            </th>
            <td className="text-right whitespace-nowrap lg:text-left">
              <TimeLink
                range={{ startSeconds: segment.start, endSeconds: segment.end }}
                label={`segment ${index + 1}`}
              />
              <span className="figures ml-2 text-muted">{(segment.end - segment.start).toFixed(1)} s</span>
            </td>
            <td>
              <Share value={segment.score} label="Score" />
            </td>
            {parts.map(([part, label]) => (
              <td key={part}>
                <Share value={segment[part]} label={label} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
