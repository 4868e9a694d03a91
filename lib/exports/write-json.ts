import type { TimeRange } from "#lib/signals/measurement.ts";
import type { ExportView } from "./export-view.ts";

const round = (value: number) => Number(value.toFixed(3));

/** The segments, captions and chapters as JSON; times in seconds. */
export function writeJson({
  title,
  filename,
  durationSeconds,
  segments,
  cues,
  chapters,
}: ExportView): string {
  const range = ({ startSeconds, endSeconds }: TimeRange) => ({
    start: round(startSeconds),
    end: round(endSeconds),
  });
  const body = {
    title,
    filename,
    duration: round(durationSeconds),
    segments: segments.map(({ label, score, ...times }) => ({
      ...range(times),
      label,
      score: score && round(score),
    })),
    captions: cues.map(({ text, ...times }) => ({ ...range(times), text })),
    chapters: chapters.map(({ title: name, ...times }) => ({ ...range(times), title: name })),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}
