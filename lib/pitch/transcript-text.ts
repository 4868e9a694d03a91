import type { Quote } from "./report.ts";

/** The words of a transcript in one string, and the time at which each of its characters is said. */
export type TranscriptText = { text: string; timeAt: (offset: number) => number };

/** Joins cues by spaces. Inside a cue time is shared out evenly among its characters. */
export function joinCues(cues: readonly Quote[]): TranscriptText {
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const cue of cues) {
    starts.push(length);
    parts.push(cue.text);
    length += cue.text.length + 1;
  }
  /** The last cue that starts at or before a place. */
  const cueAt = (offset: number): number => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const timeAt = (offset: number): number => {
    const index = cueAt(offset);
    const cue = cues[index];
    if (!cue) return 0;
    const share = Math.min(1, (offset - (starts[index] as number)) / Math.max(1, cue.text.length));
    return cue.startSeconds + share * (cue.endSeconds - cue.startSeconds);
  };
  return { text: parts.join(" "), timeAt };
}
