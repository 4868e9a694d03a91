import type { Quote } from "./report.ts";

/** Longer lines are no timing lines; a bound keeps hostile files fast. */
const longestTimingLine = 300;
const time = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?`;
const timing = new RegExp(String.raw`^\s*${time}\s*-->\s*${time}(?:\s|$)`);

function secondsOf([hours = "0", minutes = "0", seconds = "0", fraction = "0"]: (
  | string
  | undefined
)[]): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);
}

function parseTiming(line: string): { startSeconds: number; endSeconds: number } | null {
  if (line.length > longestTimingLine || !line.includes("-->")) return null;
  const match = timing.exec(line);
  if (!match) return null;
  return { startSeconds: secondsOf(match.slice(1, 5)), endSeconds: secondsOf(match.slice(5, 9)) };
}

/**
 * The cues of an SRT or WebVTT text as they stand there, in time linear in its length; anything between them (numbers,
 * notes, styles) is passed over. Published parsers take minutes over a megabyte of the wrong characters.
 */
export function parseCues(text: string): { cues: Quote[]; language: string | null } {
  const cues: Quote[] = [];
  let language: string | null = null;
  let open: Quote | null = null;
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/)) {
    const range = parseTiming(line);
    if (range) {
      // Where no blank line stands between cues, the number of the next is the last line of this one.
      if (open) open.text = open.text.replace(/(^|\n)\d{1,6}$/, "");
      open = { ...range, text: "" };
      cues.push(open);
    } else if (line.trim() === "") {
      open = null;
    } else if (open) {
      open.text += open.text === "" ? line : `\n${line}`;
    } else if (cues.length === 0) {
      language ??= /^Language:\s*([a-z]{2})\b/i.exec(line)?.[1]?.toLowerCase() ?? null;
    }
  }
  return { cues, language };
}
