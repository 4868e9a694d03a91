"use client";

import { memo } from "react";
import type { Cursor } from "./cursor.ts";
import { type Lane, laneHeights } from "./lane.ts";
import { LaneCanvas } from "./lane-canvas.tsx";
import type { TimeWindow } from "./time-window.ts";
import { useReading } from "./use-reading.ts";

function Reading({ lane, cursor }: { lane: Lane; cursor: Cursor }) {
  const reading = useReading(cursor, lane.read);
  return <p className="min-h-4 truncate text-caption text-muted tabular-nums">{reading ?? " "}</p>;
}

/** One lane: its name and reading at the left, its drawing on the shared time axis. */
export const LaneRow = memo(function LaneRow(props: {
  lane: Lane;
  window: TimeWindow;
  width: number;
  cursor: Cursor;
}) {
  const { lane } = props;
  return (
    <div className="sm:grid sm:grid-cols-(--sheet-columns)">
      <div className="flex items-baseline justify-between gap-2 pt-2 sm:block sm:self-center sm:py-1.5 sm:pr-3">
        <p className="text-small leading-tight">{lane.label}</p>
        <Reading lane={lane} cursor={props.cursor} />
      </div>
      <div className="border-b border-line py-1.5">
        {lane.kind === "missing" ? (
          <p className="pl-2 text-small leading-5 text-muted" style={{ minHeight: laneHeights.missing }}>
            {lane.because}
          </p>
        ) : (
          <LaneCanvas lane={lane} window={props.window} width={props.width} />
        )}
      </div>
    </div>
  );
});
