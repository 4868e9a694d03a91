"use client";

import { useState } from "react";
import { useNow } from "#components/live/use-now.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { formatClock, formatDuration } from "#components/ui/format.ts";

/** A clock for an answer given aloud. Nothing is recorded; only how long it took is kept. */
export function Rehearsal(props: { lastSeconds: number | null; onSpoken: (seconds: number) => void }) {
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const now = useNow(startedAt !== null);
  if (startedAt === null) {
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <button type="button" className={buttonClass.plain} onClick={() => setStartedAt(Date.now())}>
          Answer it aloud
        </button>
        <p className="text-small text-muted">
          {props.lastSeconds === null
            ? "A clock runs; nothing is recorded."
            : `Last time ${formatDuration(props.lastSeconds)}.`}
        </p>
      </div>
    );
  }
  const seconds = Math.max(0, ((now ?? startedAt) - startedAt) / 1000);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <button
        type="button"
        className={buttonClass.primary}
        onClick={() => {
          props.onSpoken(Math.min(3600, (Date.now() - startedAt) / 1000));
          setStartedAt(null);
        }}
      >
        That is my answer
      </button>
      <p className="figures flex items-center gap-2" role="timer" aria-label="Speaking time">
        <span aria-hidden="true" className="size-2.5 rounded-full bg-accent motion-safe:animate-pulse" />
        {formatClock(seconds)}
      </p>
    </div>
  );
}
