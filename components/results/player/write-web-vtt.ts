import type { Quote } from "#lib/pitch/report.ts";

function stamp(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const part = (divisor: number, size: number) =>
    String(Math.floor(milliseconds / divisor) % size).padStart(2, "0");
  return `${part(3_600_000, 100)}:${part(60_000, 60)}:${part(1000, 60)}.${String(milliseconds % 1000).padStart(3, "0")}`;
}

/** Cues as WebVTT. Words cannot end a cue or open a tag: the characters that could are escaped. */
export function writeWebVtt(cues: readonly Quote[]): string {
  const blocks = cues.map(({ startSeconds, endSeconds, text }) => {
    const words = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return `${stamp(startSeconds)} --> ${stamp(endSeconds)}\n${words.replace(/\s+/g, " ").trim()}`;
  });
  return `WEBVTT\n\n${blocks.join("\n\n")}\n`;
}
