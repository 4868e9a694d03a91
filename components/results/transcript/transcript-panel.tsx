"use client";

import { startTransition, useEffect, useId, useRef, useState } from "react";
import { countOf } from "#components/ui/format.ts";
import type { Quote } from "#lib/pitch/report.ts";
import { usePlayback, usePlaybackValue } from "../player/player-context.tsx";
import { CueRow } from "./cue-row.tsx";
import { cueAt } from "./cut-cue.ts";

/** More sentences than this scroll in a box of their own, and the rest of them come once the page is awake. */
const longFrom = 40;

/** The first sentences at once, all of them as soon as nothing more urgent is left to do. */
function useShownCues<T>(cues: T[]): T[] {
  const [isWhole, setWhole] = useState(cues.length <= longFrom);
  useEffect(() => startTransition(() => setWhole(true)), []);
  return isWhole ? cues : cues.slice(0, longFrom);
}

/** Keeps the current sentence in view inside its own box; the page itself never moves. */
function useFollow(current: number, follow: boolean) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const box = list.current;
    const row = follow ? box?.querySelector<HTMLElement>('[aria-current="true"]') : null;
    if (!box || !row || current === -1 || box.querySelector(":focus-visible")) return;
    const away = row.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (away < 0 || away > box.clientHeight * 0.7) box.scrollTop += away - box.clientHeight * 0.3;
  }, [current, follow]);
  return list;
}

/** What was said, searchable, fillers (their words, by the place of the cue) marked; it follows the player, and a click goes there. */
export function TranscriptPanel({ cues, fillers }: { cues: Quote[]; fillers: Record<number, string[]> }) {
  const playback = usePlayback();
  const [wanted, setWanted] = useState("");
  const [follow, setFollow] = useState(true);
  const field = useId();
  const current = usePlaybackValue((player) => cueAt(cues, player.getTime()), -1);
  const needle = wanted.trim().toLowerCase();
  const found = cues
    .map((cue, index) => ({ cue, index }))
    .filter(({ cue }) => cue.text.toLowerCase().includes(needle));
  const shown = useShownCues(found);
  const isLong = cues.length > longFrom;
  const list = useFollow(current, follow && isLong && needle === "");
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
        <label htmlFor={field} className="sr-only">
          Search the transcript
        </label>
        <input
          id={field}
          type="search"
          value={wanted}
          placeholder="Search what you said"
          onChange={(event) => setWanted(event.currentTarget.value)}
          className="field w-full max-w-80 placeholder:text-muted"
        />
        {isLong && (
          <label className="inline-flex min-h-10 items-center gap-2 text-small">
            <input
              type="checkbox"
              checked={follow}
              onChange={(event) => setFollow(event.currentTarget.checked)}
              className="size-4 accent-accent"
            />
            Follow the player
          </label>
        )}
        <p aria-live="polite" className="text-small text-muted">
          {needle === "" ? "" : found.length === 0 ? "Not said." : countOf(found.length, "sentence")}
        </p>
      </div>
      <ol
        ref={list}
        className={isLong ? "max-h-[32rem] overflow-y-auto border-y border-line overscroll-contain" : ""}
      >
        {shown.map(({ cue, index }) => (
          <CueRow
            key={cue.startSeconds}
            cue={cue}
            fillers={fillers[index]}
            wanted={needle}
            current={index === current}
            isOneOfMany={isLong}
            onSeek={playback.seek}
          />
        ))}
      </ol>
    </div>
  );
}
