import type { RubricItemScore } from "#lib/pitch/report.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import type { Chapter } from "./export-view.ts";

/** Two chapters that begin this close together are one. */
const nearSeconds = 2;

/** Chapters from moments at which something begins: each lasts until the next, the first from the start of the video. */
function chaptersFrom(beginnings: { seconds: number; title: string }[], durationSeconds: number): Chapter[] {
  const merged: { seconds: number; title: string }[] = [];
  for (const { seconds, title } of beginnings.toSorted((a, b) => a.seconds - b.seconds)) {
    const last = merged.at(-1);
    if (last && seconds - last.seconds < nearSeconds) last.title += `, ${title}`;
    else merged.push({ seconds, title });
  }
  return merged.map(({ seconds, title }, index) => ({
    title,
    startSeconds: index === 0 ? 0 : seconds,
    endSeconds: merged[index + 1]?.seconds ?? durationSeconds,
  }));
}

/** The chapters of a judged pitch: where each of its sections is said. */
export function chaptersOfPitch(rubric: RubricItemScore[], durationSeconds: number): Chapter[] {
  const said = rubric.flatMap(({ label, quote }) =>
    quote ? [{ seconds: quote.startSeconds, title: label }] : [],
  );
  return chaptersFrom(said, durationSeconds);
}

/** The chapters of a video that is known by its shots alone. */
export function chaptersOfShots(shots: TimeRange[]): Chapter[] {
  return shots.map(({ startSeconds, endSeconds }, index) => ({
    startSeconds,
    endSeconds,
    title: `Shot ${index + 1}`,
  }));
}
