import type { TimeRange } from "#lib/signals/measurement.ts";
import type { Boundary } from "./boundaries.ts";

/** How little a cut at a boundary disturbs: where the picture changes anyway, a sentence ends, nobody speaks. */
const neatnessOf = { edge: 1, cut: 1, sentence: 0.8, pause: 0.4, lull: 0 } as const;

/** Every run from one boundary to another whose length is allowed, in order of time, with its neatness 0..1. */
export function listCandidates(
  boundaries: Boundary[],
  minSeconds: number,
  maxSeconds: number,
): (TimeRange & { neatness: number })[] {
  return boundaries.flatMap((start, index) => {
    const { seconds: startSeconds } = start;
    const runs: (TimeRange & { neatness: number })[] = [];
    for (const end of boundaries.slice(index + 1)) {
      const { seconds: endSeconds } = end;
      if (endSeconds - startSeconds > maxSeconds) break;
      if (endSeconds - startSeconds < minSeconds) continue;
      runs.push({ startSeconds, endSeconds, neatness: (neatnessOf[start.kind] + neatnessOf[end.kind]) / 2 });
    }
    return runs;
  });
}
