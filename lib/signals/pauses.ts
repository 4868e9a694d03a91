import type { TimeRange } from "./measurement.ts";
import type { Pause, Word } from "./speech-measurements.ts";

/** Seconds; Campione & Véronis (2002) part brief and medium at 0.5–1 s. */
const pauseLimits = { shortest: 0.25, medium: 0.5, long: 1 };
const clauseEnd = /[.,;:!?…—–)]["'”’]?$/;

function kindOf(seconds: number): Pause["kind"] {
  if (seconds < pauseLimits.medium) return "brief";
  return seconds <= pauseLimits.long ? "medium" : "long";
}

/** Where a pause stands in the text; null where the text has no punctuation to tell. */
function placeOf(pause: TimeRange, words: Word[] | null, hasPunctuation: boolean): Pause["place"] {
  if (!words || !hasPunctuation) return null;
  const middle = (pause.startSeconds + pause.endSeconds) / 2;
  const before = words.findLast((word) => (word.startSeconds + word.endSeconds) / 2 <= middle);
  return !before || clauseEnd.test(before.text) ? "boundary" : "mid_clause";
}

/** Silences of 0.25 s and more between stretches of speech, sorted; those before and after the talk are none. */
export function findPauses(segments: TimeRange[], words: Word[] | null): Pause[] {
  const hasPunctuation = words?.some((word) => clauseEnd.test(word.text)) ?? false;
  return segments.slice(1).flatMap((segment, index) => {
    const range = {
      startSeconds: segments[index]?.endSeconds ?? segment.startSeconds,
      endSeconds: segment.startSeconds,
    };
    const seconds = range.endSeconds - range.startSeconds;
    // Times are multiples of 10 ms; the half step keeps a pause of exactly 0.25 s.
    if (seconds < pauseLimits.shortest - 0.005) return [];
    return [{ ...range, kind: kindOf(seconds), place: placeOf(range, words, hasPunctuation) }];
  });
}
