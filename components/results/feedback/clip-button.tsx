"use client";

import { Pause, Play } from "lucide-react";
import { formatRange } from "#components/ui/format.ts";
import type { Series, TimeRange } from "#lib/signals/measurement.ts";
import { usePlayback, usePlaybackValue } from "../player/player-context.tsx";
import { drawArea, pathHeight } from "../score-sheet/area-path.ts";

const drawnWidth = 176;

const isSame = (a: TimeRange | null, b: TimeRange) =>
  a?.startSeconds === b.startSeconds && a.endSeconds === b.endSeconds;

/** A few seconds of the take, drawn as their own sound (`level` of the clip); plays in the player that stays in view. */
export function ClipButton({ clip, label, level }: { clip: TimeRange; label: string; level: Series | null }) {
  const playback = usePlayback();
  const playing = usePlaybackValue((player) => player.isPlaying() && isSame(player.getRange(), clip), false);
  return (
    <button
      type="button"
      aria-label={`${playing ? "Pause" : "Play"} ${formatRange(clip)}: ${label}`}
      aria-pressed={playing}
      onClick={() => (playing ? playback.pause() : playback.playRange(clip))}
      className="group relative block h-18 w-full overflow-hidden border border-line bg-raised text-left transition-colors hover:border-line-strong aria-pressed:border-accent sm:w-44"
    >
      {level && (
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${drawnWidth} ${pathHeight}`}
          preserveAspectRatio="none"
          className="absolute inset-x-0 bottom-0 h-11 w-full fill-line group-aria-pressed:fill-accent/35"
        >
          <path d={drawArea(level, -60, -6, drawnWidth)} />
        </svg>
      )}
      <span className="absolute inset-0 flex items-start justify-between p-2">
        <span className="grid size-8 place-items-center rounded-full bg-ink text-paper transition-colors group-hover:bg-accent group-hover:text-on-accent">
          {playing ? (
            <Pause size={14} fill="currentColor" />
          ) : (
            <Play size={14} fill="currentColor" className="translate-x-px" />
          )}
        </span>
        <span className="figures text-small">{formatRange(clip)}</span>
      </span>
    </button>
  );
}
