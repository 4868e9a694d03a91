"use client";

import { type RefObject, useRef, useState } from "react";
import { formatClock } from "#components/ui/format.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { usePlayback, usePlaybackValue } from "../player/player-context.tsx";
import type { Cursor } from "./cursor.ts";
import { MovingLine } from "./moving-line.tsx";
import type { TimeWindow } from "./time-window.ts";

/** Pixels a pointer may wander before a click becomes a selection. */
const brushThreshold = 6;

function Stretch({ range, window, className }: { range: TimeRange; window: TimeWindow; className: string }) {
  const span = window.endSeconds - window.startSeconds;
  const left = ((range.startSeconds - window.startSeconds) / span) * 100;
  const width = ((range.endSeconds - range.startSeconds) / span) * 100;
  return (
    <div
      className={`pointer-events-none absolute inset-y-0 ${className}`}
      style={{ left: `${left}%`, width: `max(2px, ${width}%)` }}
    />
  );
}

type Props = {
  surface: RefObject<HTMLDivElement | null>;
  window: TimeWindow;
  durationSeconds: number;
  cursor: Cursor;
  onSelect: (range: TimeRange) => void;
  onZoom: (factor: number) => void;
  onWhole: () => void;
};

/** What lies over all lanes: the evidence played, the pointer's line, the selection and the playhead. */
export function SheetOverlay({ surface, window, durationSeconds, cursor, ...props }: Props) {
  const playback = usePlayback();
  const played = usePlaybackValue((player) => player.getRange(), null);
  const second = usePlaybackValue((player) => Math.floor(player.getTime()), 0);
  const [brush, setBrush] = useState<TimeRange | null>(null);
  const pressed = useRef<{ x: number; seconds: number } | null>(null);

  function secondsAt(event: React.PointerEvent<HTMLElement>): number {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    return window.startSeconds + share * (window.endSeconds - window.startSeconds);
  }
  function move(event: React.PointerEvent<HTMLElement>) {
    const seconds = secondsAt(event);
    cursor.set(seconds);
    const from = pressed.current;
    if (!from || event.pointerType !== "mouse" || Math.abs(event.clientX - from.x) < brushThreshold) return;
    setBrush({
      startSeconds: Math.min(from.seconds, seconds),
      endSeconds: Math.max(from.seconds, seconds),
    });
  }
  function release(event: React.PointerEvent<HTMLElement>) {
    if (brush) props.onSelect(brush);
    else if (pressed.current) playback.seek(secondsAt(event));
    pressed.current = null;
    setBrush(null);
  }
  function leave() {
    pressed.current = null;
    setBrush(null);
    cursor.set(null);
  }
  function press(event: React.KeyboardEvent<HTMLElement>) {
    const span = window.endSeconds - window.startSeconds;
    const does: Record<string, () => void> = {
      "+": () => props.onZoom(0.5),
      "=": () => props.onZoom(0.5),
      "-": () => props.onZoom(2),
      "0": props.onWhole,
      Home: () => playback.seek(0),
      End: () => playback.seek(durationSeconds),
      PageUp: () => playback.skip(-span / 10),
      PageDown: () => playback.skip(span / 10),
    };
    const act = does[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  }
  return (
    <div
      ref={surface}
      role="slider"
      tabIndex={0}
      aria-label="Playhead on the score sheet"
      aria-valuemin={0}
      aria-valuemax={Math.round(durationSeconds)}
      aria-valuenow={second}
      aria-valuetext={`${formatClock(second)} of ${formatClock(durationSeconds)}`}
      className="absolute inset-y-0 right-0 left-0 cursor-crosshair touch-pan-y overflow-x-clip select-none sm:left-(--sheet-label)"
      onKeyDown={press}
      onPointerDown={(event) => {
        pressed.current = { x: event.clientX, seconds: secondsAt(event) };
        if (event.pointerType === "mouse") event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={move}
      onPointerUp={release}
      onPointerLeave={leave}
      onPointerCancel={leave}
    >
      {played && <Stretch range={played} window={window} className="bg-accent/15" />}
      {brush && <Stretch range={brush} window={window} className="border-x border-ink bg-ink/10" />}
      <MovingLine window={window} watch={cursor.subscribe} read={cursor.get} className="w-px bg-ink/60" />
      <MovingLine
        window={window}
        watch={playback.subscribe}
        read={playback.getTime}
        className="w-0.5 bg-accent before:absolute before:-top-1 before:left-1/2 before:size-2.5 before:-translate-x-1/2 before:rotate-45 before:bg-accent"
      />
    </div>
  );
}
