import { findPauses } from "#lib/signals/pauses.ts";
import { mean } from "#lib/signals/statistics.ts";
import { type HighlightSignals, momentSeconds } from "./signals.ts";
import { leaveWord } from "./words.ts";

/** A moment at which a cut would not disturb, best kinds first. */
export interface Boundary {
  seconds: number;
  kind: "edge" | "cut" | "sentence" | "pause" | "lull";
}

const ranks = { edge: 4, cut: 3, sentence: 2, pause: 1, lull: 0 } as const;
/** Two boundaries closer than this are one: the better. */
const nearSeconds = 0.5;
/** A stretch this long without a boundary gets one where least happens. */
const longestStretchSeconds = 5;

/** The quietest, stillest half seconds that leave no stretch longer than it may be. */
function findLulls(signals: HighlightSignals, known: Boundary[]): Boundary[] {
  const busy = (index: number) =>
    (signals.motion?.[index] ?? 0) * 100 + (signals.levels ? (signals.levels[index] ?? 0) + 100 : 0);
  return known.slice(1).flatMap((end, index) => {
    const start = (known[index] as Boundary).seconds;
    const pieces = Math.ceil((end.seconds - start) / longestStretchSeconds);
    const width = (end.seconds - start) / pieces;
    return Array.from({ length: pieces - 1 }, (_, piece): Boundary => {
      const middle = start + (piece + 1) * width;
      const around = Array.from({ length: 3 }, (_, step) => Math.floor(middle / momentSeconds) + step - 1);
      const quietest = around.reduce((best, moment) => (busy(moment) < busy(best) ? moment : best));
      const seconds = (quietest + 0.5) * momentSeconds;
      return { seconds: Math.min(end.seconds, Math.max(start, seconds)), kind: "lull" };
    });
  });
}

function thin(boundaries: Boundary[]): Boundary[] {
  const kept: Boundary[] = [];
  for (const boundary of boundaries.toSorted(
    (a, b) => ranks[b.kind] - ranks[a.kind] || a.seconds - b.seconds,
  )) {
    if (kept.every((other) => Math.abs(other.seconds - boundary.seconds) >= nearSeconds)) kept.push(boundary);
  }
  return kept.sort((a, b) => a.seconds - b.seconds);
}

/** All boundaries of a recording in order of time, its start and its end among them; none of them inside a word. */
export function listBoundaries(signals: HighlightSignals): Boundary[] {
  const { durationSeconds, cuts, speech, words, sentenceEnds } = signals;
  const of = (kind: Boundary["kind"], moments: number[]): Boundary[] =>
    moments.map((seconds) => ({ seconds, kind }));
  const pauses = findPauses(speech ?? [], null).map(
    (pause) => mean([pause.startSeconds, pause.endSeconds]) ?? 0,
  );
  const found = [
    ...of("edge", [0, durationSeconds]),
    ...of("cut", cuts),
    ...of("sentence", sentenceEnds ?? []),
    ...of("pause", pauses),
  ].filter(({ seconds }) => seconds >= 0 && seconds <= durationSeconds);
  const known = thin(found.map((boundary) => ({ ...boundary, seconds: leaveWord(boundary.seconds, words) })));
  const lulls = findLulls(signals, known).map(({ seconds }) => ({
    seconds: leaveWord(seconds, words),
    kind: "lull" as const,
  }));
  return thin([...known, ...lulls]);
}
