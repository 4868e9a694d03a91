import type { HighlightSignals } from "#lib/highlights/signals.ts";

/** Numbers 0..1 that look random and are the same every time (Mulberry32). */
export function openRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Signals of a recording of this length in which nothing stands out. */
export function makeSignals(durationSeconds: number, more: Partial<HighlightSignals> = {}): HighlightSignals {
  const count = Math.ceil(durationSeconds * 2);
  const flat = (value: number) => new Array<number>(count).fill(value);
  return {
    durationSeconds,
    cuts: [],
    motion: flat(0.05),
    levels: flat(-30),
    speech: [],
    faces: [],
    looks: flat(0).map((value) => [value]),
    sounds: flat(0).map((value) => [value]),
    words: null,
    sentenceEnds: null,
    ...more,
  };
}

/** Signals in which everything varies: shots, speech with pauses, words where wanted. */
export function makeVariedSignals(
  seed: number,
  durationSeconds: number,
  withWords: boolean,
): HighlightSignals {
  const random = openRandom(seed);
  const count = Math.ceil(durationSeconds * 2);
  const list = (make: () => number) => Array.from({ length: count }, make);
  const walk = (step: () => number, end = durationSeconds) => {
    const moments: number[] = [];
    for (let at = step(); at < end; at += step()) moments.push(at);
    return moments;
  };
  const cuts = walk(() => 1 + 9 * random());
  const starts = walk(() => 1 + 5 * random());
  const speech = starts.map((startSeconds, index) => ({
    startSeconds,
    endSeconds: Math.max(startSeconds, (starts[index + 1] ?? durationSeconds) - 0.2 - 0.6 * random()),
  }));
  const words = speech.flatMap(({ startSeconds, endSeconds }) => {
    const edges = walk(() => 0.15 + 0.5 * random(), endSeconds - startSeconds).map(
      (edge) => startSeconds + edge,
    );
    return [startSeconds, ...edges].map((start, index) => ({
      text: "word",
      startSeconds: start,
      endSeconds: edges[index] ?? endSeconds,
    }));
  });
  return makeSignals(durationSeconds, {
    cuts,
    speech,
    motion: list(() => 0.3 * random()),
    levels: list(() => -50 + 40 * random()),
    faces: walk(() => 5).map((seconds) => ({ seconds, size: random() })),
    looks: list(random).map((value) => [value, random(), random()]),
    sounds: list(random).map((value) => [value, random()]),
    words: withWords ? words : null,
    sentenceEnds: withWords ? speech.map(({ endSeconds }) => endSeconds) : null,
  });
}
