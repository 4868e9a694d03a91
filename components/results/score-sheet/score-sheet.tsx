"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { formatClock } from "#components/ui/format.ts";
import { usePlayback } from "../player/player-context.tsx";
import { buildLanes } from "./build-lanes.ts";
import { type Cursor, createCursor } from "./cursor.ts";
import { LaneRow } from "./lane-row.tsx";
import type { SheetData } from "./sheet-data.ts";
import { SheetOverlay } from "./sheet-overlay.tsx";
import { type Flag, TimeAxis } from "./time-axis.tsx";
import { fitWindow, followPlayhead, zoomWindow } from "./time-window.ts";
import { useReading } from "./use-reading.ts";
import { useWidth } from "./use-width.ts";
import { ZoomControls } from "./zoom-controls.tsx";

const columns = { "--sheet-label": "8.5rem", "--sheet-columns": "8.5rem 1fr" } as React.CSSProperties;

function Pointed({ cursor }: { cursor: Cursor }) {
  const at = useReading(cursor, formatClock);
  const pointing = useReading(cursor, () => cursor.get() !== null);
  return (
    <p className="text-small text-muted">
      {pointing ? "Pointing at " : "Playhead at "}
      <span className="figures text-ink">{at}</span>
    </p>
  );
}

/** The whole talk on one time axis, one playhead through all lanes. Only a change of the window draws them anew. */
export function ScoreSheet({ sheet, flags }: { sheet: SheetData; flags: Flag[] }) {
  const { durationSeconds: duration } = sheet;
  const whole = useMemo(() => fitWindow({ startSeconds: 0, endSeconds: duration }, duration), [duration]);
  const lanes = useMemo(() => buildLanes(sheet), [sheet]);
  const playback = usePlayback();
  const [cursor] = useState(createCursor);
  const [window, setWindow] = useState(whole);
  const surface = useRef<HTMLDivElement>(null);
  const width = useWidth(surface);
  const zoomed = window.endSeconds - window.startSeconds < whole.endSeconds - 0.01;

  useEffect(
    () =>
      playback.subscribe(() => {
        if (!playback.isPlaying()) return;
        const next = followPlayhead(window, playback.getTime(), duration);
        if (next !== window) setWindow(next);
      }),
    [playback, duration, window],
  );
  const zoom = (factor: number) => {
    const time = playback.getTime();
    const inView = time >= window.startSeconds && time <= window.endSeconds;
    const anchor = inView ? time : (window.startSeconds + window.endSeconds) / 2;
    setWindow(zoomWindow(window, factor, anchor, duration));
  };

  return (
    <div style={columns}>
      <div className="flex flex-wrap items-center justify-between gap-3 pb-2">
        <Pointed cursor={cursor} />
        <ZoomControls zoomed={zoomed} onZoom={zoom} onWhole={() => setWindow(whole)} />
      </div>
      <TimeAxis window={window} flags={flags} onFlag={(flag) => playback.playRange(flag)} />
      <div className="relative">
        {lanes.map((lane) => (
          <LaneRow key={lane.id} lane={lane} window={window} width={width} cursor={cursor} />
        ))}
        <SheetOverlay
          surface={surface}
          window={window}
          durationSeconds={duration}
          cursor={cursor}
          onSelect={(range) => setWindow(fitWindow(range, duration))}
          onZoom={zoom}
          onWhole={() => setWindow(whole)}
        />
      </div>
    </div>
  );
}
