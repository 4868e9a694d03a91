import type { TimeRange } from "#lib/signals/measurement.ts";
import type { Word } from "#lib/signals/speech-measurements.ts";
import type { Chunk } from "./plan-chunks.ts";

/** Recognisers place words a little beside their sound. */
const toleranceSeconds = 0.4;
/** Times at the edge of what was heard twice are the least sure. */
const overlapSlackSeconds = 0.5;

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Words said where somebody speaks; what a recogniser heard in silence is left out. Both are sorted. */
export function keepSpoken(words: Word[], segments: TimeRange[]): Word[] {
  let next = 0;
  return words.filter((word) => {
    const isPast = (segment: TimeRange) => segment.endSeconds + toleranceSeconds < word.startSeconds;
    while (next < segments.length && isPast(segments[next] as TimeRange)) next += 1;
    const segment = segments[next];
    return segment !== undefined && segment.startSeconds - toleranceSeconds <= word.endSeconds;
  });
}

/** The longest run of words that both have, as places in each; length 0 where they have none. */
function longestCommonRun(left: string[], right: string[]): { left: number; right: number; length: number } {
  let best = { left: 0, right: 0, length: 0 };
  let previous = new Uint16Array(right.length + 1);
  for (let i = 1; i <= left.length; i += 1) {
    const row = new Uint16Array(right.length + 1);
    for (let j = 1; j <= right.length; j += 1) {
      if (left[i - 1] !== right[j - 1] || left[i - 1] === "") continue;
      row[j] = (previous[j - 1] as number) + 1;
      if ((row[j] as number) > best.length)
        best = { left: i - (row[j] as number), right: j - (row[j] as number), length: row[j] as number };
    }
    previous = row;
  }
  return best;
}

/** Joins two chunks that heard the same seconds: at words both heard, else in the middle of those seconds. */
function joinOverlap(before: Word[], after: Word[], chunk: Chunk): Word[] {
  const overlapEnd = chunk.startSeconds + chunk.overlapSeconds;
  const tail = before.findIndex((word) => word.endSeconds > chunk.startSeconds - overlapSlackSeconds);
  const tailStart = tail === -1 ? before.length : tail;
  const head = after.filter((word) => word.startSeconds < overlapEnd + overlapSlackSeconds);
  const common = longestCommonRun(
    before.slice(tailStart).map((word) => plain(word.text)),
    head.map((word) => plain(word.text)),
  );
  if (common.length > 0) {
    const kept = before.slice(0, tailStart + common.left + common.length);
    return [...kept, ...after.slice(common.right + common.length)];
  }
  const middle = chunk.startSeconds + chunk.overlapSeconds / 2;
  const center = (word: Word) => (word.startSeconds + word.endSeconds) / 2;
  return [
    ...before.filter((word) => center(word) < middle),
    ...after.filter((word) => center(word) >= middle),
  ];
}

/** Times never run backwards, whatever a recogniser says; the order of the words is its own. */
function inOrder(words: Word[]): Word[] {
  let last = 0;
  return words.map((word) => {
    const startSeconds = Math.max(last, word.startSeconds);
    last = startSeconds;
    return { text: word.text, startSeconds, endSeconds: Math.max(startSeconds, word.endSeconds) };
  });
}

/**
 * One list of words from the words of each chunk, none lost and none doubled.
 * @param parts words of each chunk in the order of the chunks, times from the start of the video
 * @param segments stretches of speech: words beside all of them are left out
 */
export function stitchChunks(chunks: Chunk[], parts: Word[][], segments: TimeRange[]): Word[] {
  let words: Word[] = [];
  chunks.forEach((chunk, index) => {
    const part = keepSpoken(inOrder(parts[index] ?? []), segments);
    if (chunk.overlapSeconds > 0) words = joinOverlap(words, part, chunk);
    else for (const word of part) words.push(word);
  });
  return inOrder(words);
}
