"use client";

import { formatClock } from "#components/ui/format.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { usePlayback } from "../player/player-context.tsx";

/** A time that plays from there. */
export function TimeLink({ range, label }: { range: TimeRange; label: string }) {
  const playback = usePlayback();
  return (
    <button
      type="button"
      aria-label={`Play ${label} at ${formatClock(range.startSeconds)}`}
      onClick={() => playback.playRange(range)}
      className="figures inline-flex min-h-6 items-center text-small underline decoration-line-strong underline-offset-4 hover:text-accent hover:decoration-accent"
    >
      {formatClock(range.startSeconds)}
    </button>
  );
}
