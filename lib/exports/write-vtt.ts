import type { TimeRange } from "#lib/signals/measurement.ts";
import { clockTime, plainLine } from "./clock.ts";
import type { ExportView } from "./export-view.ts";

/** Text of a cue: markup and arrows lose their meaning, not their looks. */
function cueText(text: string): string {
  return plainLine(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function write(cues: (TimeRange & { text: string })[]): string {
  const blocks = cues.map(
    ({ startSeconds, endSeconds, text }, index) =>
      `${index + 1}\n${clockTime(startSeconds, ".")} --> ${clockTime(endSeconds, ".")}\n${cueText(text)}\n`,
  );
  return ["WEBVTT\n", ...blocks].join("\n");
}

/** WebVTT captions. */
export function writeVtt({ cues }: ExportView): string {
  return write(cues);
}

/** WebVTT chapters, for the `chapters` track of a player. */
export function writeChapters({ chapters }: ExportView): string {
  return write(chapters.map(({ title, ...range }) => ({ ...range, text: title })));
}
