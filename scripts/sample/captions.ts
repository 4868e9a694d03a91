import type { TimedLine } from "./timeline.ts";

function clock(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23);
}

/** The lines as a WebVTT file. */
export function writeCaptions(lines: TimedLine[]): string {
  const cues = lines.map(
    ({ text, startSeconds, endSeconds }) => `${clock(startSeconds)} --> ${clock(endSeconds)}\n${text}\n`,
  );
  return `WEBVTT\n\n${cues.join("\n")}`;
}
