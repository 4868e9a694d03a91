"use client";

import type { VideoCard } from "#lib/videos/video-view.ts";
import { useCompareSelection } from "./compare-selection.tsx";

/** Picks a take for comparison; a take without a score has nothing to compare. */
export function TakePick({ card: { video, overallScore } }: { card: VideoCard }) {
  const selection = useCompareSelection();
  if (selection === null || overallScore === null) return <span />;
  return (
    <label className="inline-flex min-h-10 items-center gap-2 text-small text-muted hover:text-ink">
      <input
        type="checkbox"
        className="size-4 accent-accent"
        checked={selection.ids.includes(video.id)}
        onChange={() => selection.toggle(video.id)}
      />
      Compare
      <span className="sr-only">{video.title}</span>
    </label>
  );
}
