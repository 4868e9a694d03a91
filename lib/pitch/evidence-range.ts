import type { Series, TimeRange } from "#lib/signals/measurement.ts";

/** A lone "um" is heard in its sentence, and no clip asks for more patience than that. */
const shortestSeconds = 4;
const longestSeconds = 8;
const leadInShare = 0.6;

/** The 4 to 8 seconds to play for a piece of evidence, within the talk; with a lead-in where it is shorter. */
export function evidenceRange(evidence: TimeRange, durationSeconds: number): TimeRange {
  const length = Math.max(0, evidence.endSeconds - evidence.startSeconds);
  const wanted = Math.min(Math.max(length, shortestSeconds), longestSeconds, durationSeconds);
  const leadIn = Math.max(0, wanted - length) * leadInShare;
  const latest = Math.max(0, durationSeconds - wanted);
  const startSeconds = Math.min(Math.max(0, evidence.startSeconds - leadIn), latest);
  return { startSeconds, endSeconds: startSeconds + wanted };
}

/** An example of what holds for the whole talk: the first stretch in which there is most speech. */
export function exampleRange(series: readonly Series[], durationSeconds: number): TimeRange {
  const seconds = 6;
  const speech = series.find(({ name }) => name === "speech");
  const size = speech ? Math.max(1, Math.round(seconds / speech.stepSeconds)) : 0;
  if (!speech || speech.values.length <= size) {
    return evidenceRange({ startSeconds: 0, endSeconds: seconds }, durationSeconds);
  }
  const shareFrom = (at: number) =>
    speech.values.slice(at, at + size).reduce<number>((sum, value) => sum + (value ?? 0), 0);
  let best = 0;
  for (let at = 1; at + size <= speech.values.length; at += 1) if (shareFrom(at) > shareFrom(best)) best = at;
  const startSeconds = speech.startSeconds + best * speech.stepSeconds;
  return evidenceRange({ startSeconds, endSeconds: startSeconds + seconds }, durationSeconds);
}
