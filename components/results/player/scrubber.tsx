"use client";

import { useRef } from "react";
import { formatClock } from "#components/ui/format.ts";
import type { Chapter } from "#lib/exports/export-view.ts";
import type { Sprite } from "#lib/ingest/sprite.ts";
import { usePlayback, usePlaybackValue } from "./player-context.tsx";
import { ScrubThumb } from "./scrub-thumb.tsx";

/** The position in the recording, with the chapters marked on it and a picture of the place pointed at. */
export function Scrubber(props: { durationSeconds: number; chapters: Chapter[]; sprite: Sprite | null }) {
  const { durationSeconds, chapters, sprite } = props;
  const playback = usePlayback();
  const bar = useRef<HTMLDivElement>(null);
  const time = usePlaybackValue((player) => Math.round(player.getTime() * 5) / 5, 0);
  const shareOf = (seconds: number) => (durationSeconds > 0 ? (seconds / durationSeconds) * 100 : 0);
  return (
    <div ref={bar} className="relative">
      <ScrubThumb bar={bar} sprite={sprite} durationSeconds={durationSeconds} />
      <input
        type="range"
        aria-label="Position"
        aria-valuetext={`${formatClock(time)} of ${formatClock(durationSeconds)}`}
        min={0}
        max={durationSeconds}
        step={0.2}
        value={time}
        onChange={(event) => playback.seek(event.currentTarget.valueAsNumber)}
        style={{ "--played": `${shareOf(time)}%` } as React.CSSProperties}
        className="scrubber"
      />
      {chapters.slice(1).map(({ startSeconds }) => (
        <span
          key={startSeconds}
          aria-hidden="true"
          className="pointer-events-none absolute top-1.5 h-2 w-0.5 bg-on-screen/70"
          style={{ left: `${shareOf(startSeconds)}%` }}
        />
      ))}
    </div>
  );
}
