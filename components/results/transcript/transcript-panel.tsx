"use client";

import { useId, useState } from "react";
import { countOf, formatClock } from "#components/ui/format.ts";
import type { Quote } from "#lib/pitch/report.ts";
import { usePlayback, usePlaybackValue } from "../player/player-context.tsx";
import { findCues } from "./find-cues.ts";

function Cue({ cue, parts, current }: { cue: Quote; parts: string[]; current: boolean }) {
  const playback = usePlayback();
  return (
    <li>
      <button
        type="button"
        aria-current={current ? "true" : undefined}
        onClick={() => playback.seek(cue.startSeconds)}
        className="grid min-h-10 w-full grid-cols-[4rem_1fr] items-baseline border-l-2 border-transparent py-1.5 pl-3 text-left hover:bg-sunken aria-[current]:border-accent"
      >
        <span className="figures text-small text-muted">{formatClock(cue.startSeconds)}</span>
        <span className="measure">
          {parts.map((part, index) =>
            index % 2 === 0 ? (
              part
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one cut text stand in a fixed order.
              <mark key={index} className="bg-accent-wash text-ink">
                {part}
              </mark>
            ),
          )}
        </span>
      </button>
    </li>
  );
}

/** What was said, searchable; a click goes there. */
export function TranscriptPanel({ cues }: { cues: Quote[] }) {
  const [wanted, setWanted] = useState("");
  const field = useId();
  const current = usePlaybackValue((player) => {
    const time = player.getTime();
    return cues.findIndex((cue) => time >= cue.startSeconds && time < cue.endSeconds);
  }, -1);
  const found = findCues(cues, wanted);
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <label htmlFor={field} className="sr-only">
          Search the transcript
        </label>
        <input
          id={field}
          type="search"
          value={wanted}
          placeholder="Search what you said"
          onChange={(event) => setWanted(event.currentTarget.value)}
          className="min-h-10 w-full max-w-80 rounded-control border border-line-strong bg-raised px-3 placeholder:text-muted"
        />
        <p aria-live="polite" className="text-small text-muted">
          {wanted.trim() === "" ? "" : found.length === 0 ? "Not said." : countOf(found.length, "sentence")}
        </p>
      </div>
      <ol>
        {found.map(({ cue, parts }) => (
          <Cue key={cue.startSeconds} cue={cue} parts={parts} current={cues[current] === cue} />
        ))}
      </ol>
    </div>
  );
}
