import type { TimeRange } from "#lib/signals/measurement.ts";

/** A stretch of sound that is transcribed by itself. */
export type Chunk = TimeRange & {
  /** Seconds that this chunk repeats of the one before it: only where nobody paused. */
  overlapSeconds: number;
};

/** A hush shorter than this is no place to cut: it may stand inside a word. */
const shortestPauseSeconds = 0.12;
/** Silence kept around speech, so that soft beginnings and endings are whole. */
const marginSeconds = 0.25;
/** Longer silence is left out: recognisers invent words in it. */
const longestSilenceSeconds = 4;
const overlapSeconds = 3;

/** Speech without a pause to cut at. */
function joinTight(segments: TimeRange[]): TimeRange[] {
  const joined: TimeRange[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last && segment.startSeconds - last.endSeconds < shortestPauseSeconds) {
      last.endSeconds = Math.max(last.endSeconds, segment.endSeconds);
    } else joined.push({ ...segment });
  }
  return joined;
}

/** Runs longer than a chunk are cut anyhow; what lies on the cut is heard twice and joined by its words. */
function cutRun(run: TimeRange, longestSeconds: number): Chunk[] {
  const overlap = Math.min(overlapSeconds, longestSeconds / 4);
  const pieces: Chunk[] = [];
  for (let start = run.startSeconds; ; start = (pieces.at(-1)?.endSeconds ?? 0) - overlap) {
    const endSeconds = Math.min(run.endSeconds, start + longestSeconds);
    pieces.push({ startSeconds: start, endSeconds, overlapSeconds: pieces.length === 0 ? 0 : overlap });
    if (endSeconds >= run.endSeconds) return pieces;
  }
}

/** Index of the run after which to cut: the widest pause in the second half of what fits. */
function chooseCut(runs: TimeRange[], first: number, last: number, longestSeconds: number): number {
  const start = runs[first]?.startSeconds ?? 0;
  let best = last;
  let widest = -1;
  for (let index = first; index <= last && index + 1 < runs.length; index += 1) {
    const [run, next] = [runs[index] as TimeRange, runs[index + 1] as TimeRange];
    const pause = next.startSeconds - run.endSeconds;
    if (run.endSeconds - start < longestSeconds / 2 && index < last) continue;
    if (pause > widest) [widest, best] = [pause, index];
  }
  return best;
}

/**
 * Cuts a recording into chunks no longer than `longestSeconds`, at pauses wherever somebody paused; silence of more
 * than 4 s is in none of them. Every moment of speech is in a chunk, and in two only where it had to be cut.
 * @param segments stretches of speech, sorted
 */
export function planChunks(segments: TimeRange[], longestSeconds: number): Chunk[] {
  const longest = longestSeconds - 2 * marginSeconds;
  const runs: Chunk[] = joinTight(segments).flatMap((run) => cutRun(run, longest));
  const chunks: Chunk[] = [];
  for (let first = 0; first < runs.length; ) {
    let last = first;
    const start = runs[first]?.startSeconds ?? 0;
    for (; last + 1 < runs.length; last += 1) {
      const [run, next] = [runs[last] as Chunk, runs[last + 1] as Chunk];
      if (next.overlapSeconds > 0 || next.endSeconds - start > longest) break;
      if (next.startSeconds - run.endSeconds > longestSilenceSeconds) break;
    }
    const next = runs[last + 1];
    const isForced = !next || next.overlapSeconds > 0;
    const tooSilent = next && next.startSeconds - (runs[last] as Chunk).endSeconds > longestSilenceSeconds;
    const end = isForced || tooSilent ? last : chooseCut(runs, first, last, longest);
    chunks.push({
      startSeconds: start,
      endSeconds: (runs[end] as Chunk).endSeconds,
      overlapSeconds: (runs[first] as Chunk).overlapSeconds,
    });
    first = end + 1;
  }
  return chunks.map((chunk, index) => {
    const before = index === 0 ? 0 : (chunks[index - 1] as Chunk).endSeconds;
    const after = chunks[index + 1]?.startSeconds ?? Number.POSITIVE_INFINITY;
    const next = chunks[index + 1];
    return {
      startSeconds:
        chunk.overlapSeconds > 0
          ? chunk.startSeconds
          : chunk.startSeconds - Math.min(marginSeconds, (chunk.startSeconds - before) / 2),
      endSeconds:
        next && next.overlapSeconds > 0
          ? chunk.endSeconds
          : chunk.endSeconds + Math.min(marginSeconds, (after - chunk.endSeconds) / 2),
      overlapSeconds: chunk.overlapSeconds,
    };
  });
}
