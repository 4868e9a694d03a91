"use client";

import { useMemo, useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { formatClock } from "#components/ui/format.ts";
import { TimeLink } from "../feedback/time-link.tsx";
import { listMarks } from "./list-marks.ts";
import { type PackedMarks, unpackMarks } from "./pack-marks.ts";

const rowsAtOnce = 200;

function Rows({ marks }: { marks: PackedMarks }) {
  const rows = useMemo(() => listMarks(unpackMarks(marks)), [marks]);
  const [shown, setShown] = useState(rowsAtOnce);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section tabIndex={0} aria-label="Marks" className="max-h-96 overflow-y-auto border-y border-line">
        <table className="w-full">
          <thead>
            <tr className="text-left text-caption text-muted *:py-1.5 *:font-normal">
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col">What</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
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
      </section>
      {shown < rows.length && (
        <button
          type="button"
          className={`${buttonClass.quiet} mt-2`}
          onClick={() => setShown(shown + rowsAtOnce)}
        >
          Show the next {Math.min(rowsAtOnce, rows.length - shown)}
        </button>
      )}
    </>
  );
}

/** The marks as a table, made when it is opened: a long talk has thousands of them. */
export function MarksTable({ marks, count }: { marks: PackedMarks; count: number }) {
  const [open, setOpen] = useState(false);
  if (count === 0) return null;
  return (
    <details className="mt-3 text-small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="inline-flex min-h-10 items-center text-muted underline decoration-line-strong underline-offset-4">
        Read the marks as a table ({count})
      </summary>
      {open && <Rows marks={marks} />}
    </details>
  );
}
