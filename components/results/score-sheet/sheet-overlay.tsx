"use client";

import { useEffect, useRef, useState } from "react";
import { formatClock } from "#components/ui/format.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { usePlayback, usePlaybackValue } from "../player/player-context.tsx";
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

/** Moves the playhead without rendering: it is drawn at every frame of the player. */
function Playhead({ window }: { window: TimeWindow }) {
  const playback = usePlayback();
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = () => {
      const share = (playback.getTime() - window.startSeconds) / (window.endSeconds - window.startSeconds);
      if (!line.current) return;
      line.current.style.left = `${share * 100}%`;
      line.current.style.visibility = share < 0 || share > 1 ? "hidden" : "visible";
    };
    place();
    return playback.subscribe(place);
  }, [playback, window]);
  return (
    <div
      ref={line}
      className="pointer-events-none absolute inset-y-0 left-0 w-0.5 -translate-x-1/2 bg-accent before:absolute before:-top-1 before:left-1/2 before:size-2.5 before:-translate-x-1/2 before:rotate-45 before:bg-accent"
    />
  );
}

/** What lies over all lanes: the evidence played, the pointer's line, the selection and the playhead. */
export function SheetOverlay(props: {
  window: TimeWindow;
  durationSeconds: number;
  onHover: (seconds: number | null) => void;
  onSelect: (range: TimeRange) => void;
}) {
  const { window } = props;
  const playback = usePlayback();
  const played = usePlaybackValue((player) => player.getRange(), null);
  const second = usePlaybackValue((player) => Math.floor(player.getTime()), 0);
  const [brush, setBrush] = useState<TimeRange | null>(null);
  const [pointer, setPointer] = useState<number | null>(null);
  const pressed = useRef<{ x: number; seconds: number } | null>(null);

  function secondsAt(event: React.PointerEvent<HTMLElement>): number {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    return window.startSeconds + share * (window.endSeconds - window.startSeconds);
  }
  function move(event: React.PointerEvent<HTMLElement>) {
    const seconds = secondsAt(event);
    setPointer(seconds);
    props.onHover(seconds);
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
    setPointer(null);
    props.onHover(null);
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Playhead on the score sheet"
      aria-valuemin={0}
      aria-valuemax={Math.round(props.durationSeconds)}
      aria-valuenow={second}
      aria-valuetext={`${formatClock(second)} of ${formatClock(props.durationSeconds)}`}
      className="absolute inset-y-0 right-0 left-0 cursor-crosshair touch-pan-y overflow-x-clip select-none sm:left-(--sheet-label)"
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
      {pointer !== null && (
        <Stretch
          range={{ startSeconds: pointer, endSeconds: pointer }}
          window={window}
          className="w-px! bg-ink/60"
        />
      )}
      <Playhead window={window} />
    </div>
  );
}
