"use client";

import { formatClock } from "#components/ui/format.ts";
import type { Chapter } from "#lib/exports/export-view.ts";
import { usePlayback, usePlaybackValue } from "./player-context.tsx";

/** The chapters by name; the one that plays stands in the line that opens the list. */
export function ChapterList({ chapters }: { chapters: Chapter[] }) {
  const playback = usePlayback();
  const current = usePlaybackValue((player) => {
    const time = player.getTime();
    return chapters.findLastIndex(({ startSeconds }) => startSeconds <= time + 0.05);
  }, 0);
  if (chapters.length < 2) return null;
  return (
    <details className="hidden border-t border-on-screen/20 text-small lg:block">
      <summary className="flex min-h-9 items-center gap-2 px-3 text-on-screen/80 hover:text-on-screen">
        <span>Chapter</span>
        <span className="truncate text-on-screen">{chapters[current]?.title}</span>
      </summary>
      <ol className="max-h-48 overflow-y-auto pb-2">
        {chapters.map(({ title, startSeconds }, index) => (
          <li key={startSeconds}>
            <button
              type="button"
              aria-current={index === current ? "true" : undefined}
              onClick={() => playback.seek(startSeconds)}
              className="flex min-h-10 w-full items-center gap-3 border-l-2 border-transparent px-3 text-left text-on-screen/80 -outline-offset-2! hover:bg-on-screen/10 hover:text-on-screen aria-[current]:border-accent aria-[current]:text-on-screen"
            >
              <span className="figures w-12 shrink-0">{formatClock(startSeconds)}</span>
              <span className="truncate">{title}</span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
