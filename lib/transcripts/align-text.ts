import type { TimeRange } from "#lib/signals/measurement.ts";
import type { Word } from "#lib/signals/speech-measurements.ts";

/** Words by which a stretch of speech may end earlier or later than an even pace says. */
const reachWords = 90;
const sentenceEnd = /[.!?…:;]["'”’)]?$/;
const clauseEnd = /[,–—]["'”’)]?$/;

/** How long a word takes to say, in letters; a short word has its own beginning and end. */
function lengthOf(word: string): number {
  const letters = word.replace(/[^\p{L}]/gu, "").length;
  const digits = word.replace(/[^\p{N}]/gu, "").length;
  return 1.5 + letters + 4 * digits;
}

/** What it costs to pause for `seconds` after a word: nothing at the end of a sentence, little at a comma. */
function pauseCost(word: string, endsLine: boolean, seconds: number): number {
  const long = Math.min(1, seconds / 1.2);
  if (endsLine || sentenceEnd.test(word)) return 0;
  return (clauseEnd.test(word) ? 0.6 : 2) * (0.4 + long);
}

type Plan = { texts: string[]; ends: Set<number>; before: Float64Array; secondsPerLetter: number };

function readText(text: string, speechSeconds: number): Plan {
  const ends = new Set<number>();
  const texts: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    for (const word of line.split(/\s+/)) if (/[\p{L}\p{N}]/u.test(word)) texts.push(word);
    ends.add(texts.length - 1);
  }
  const before = new Float64Array(texts.length + 1);
  texts.forEach((word, index) => {
    before[index + 1] = (before[index] as number) + lengthOf(word);
  });
  return {
    texts,
    ends,
    before,
    secondsPerLetter: speechSeconds / Math.max(1, before[texts.length] as number),
  };
}

type Row = { low: number; costs: Float64Array; origins: Int32Array };

/** The cheapest ways to end a stretch of speech after each number of words near `place`. */
function nextRow(
  plan: Plan,
  before: Row,
  segment: TimeRange,
  ends: { low: number; high: number; pause: number | null },
): Row {
  const { texts, before: letters, secondsPerLetter } = plan;
  const seconds = segment.endSeconds - segment.startSeconds;
  const size = ends.high - ends.low + 1;
  const row: Row = {
    low: ends.low,
    costs: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
    origins: new Int32Array(size).fill(before.low),
  };
  for (let end = ends.low; end <= ends.high; end += 1) {
    const slot = end - ends.low;
    const isInside = ends.pause !== null && end > 0;
    const atEnd = isInside
      ? pauseCost(texts[end - 1] as string, plan.ends.has(end - 1), ends.pause as number)
      : 0;
    for (let from = 0; from < before.costs.length && before.low + from <= end; from += 1) {
      const expected = ((letters[end] as number) - (letters[before.low + from] as number)) * secondsPerLetter;
      const cost =
        (before.costs[from] as number) + (expected - seconds) ** 2 / (0.05 + 0.06 * seconds) + atEnd;
      if (cost < (row.costs[slot] as number)) {
        row.costs[slot] = cost;
        row.origins[slot] = before.low + from;
      }
    }
  }
  return row;
}

/** For each stretch of speech the number of words said up to its end. */
function shareOut(plan: Plan, segments: TimeRange[]): number[] {
  const count = plan.texts.length;
  const rows: Row[] = [{ low: 0, costs: new Float64Array(1), origins: new Int32Array(1) }];
  let spokenSeconds = 0;
  let place = 0;
  segments.forEach((segment, index) => {
    spokenSeconds += segment.endSeconds - segment.startSeconds;
    while (place < count && (plan.before[place] as number) * plan.secondsPerLetter < spokenSeconds)
      place += 1;
    const following = segments[index + 1];
    const ends = following
      ? {
          low: Math.max(0, place - reachWords),
          high: Math.min(count, place + reachWords),
          pause: following.startSeconds - segment.endSeconds,
        }
      : { low: count, high: count, pause: null };
    rows.push(nextRow(plan, rows[index] as Row, segment, ends));
  });
  const shares: number[] = [];
  for (let index = segments.length, end = count; index > 0; index -= 1) {
    shares.unshift(end);
    const row = rows[index] as Row;
    end = row.origins[end - row.low] as number;
  }
  return shares;
}

/**
 * Gives the words of a plain text the times at which they were probably said: stretches of speech are filled at the
 * talk's own pace so that pauses fall between sentences. Times are approximate; no word is lost.
 * @param segments stretches of speech by voice activity, sorted; none gives no words
 */
export function alignText(text: string, segments: TimeRange[]): Word[] {
  if (segments.length === 0) return [];
  const speechSeconds = segments.reduce((sum, part) => sum + part.endSeconds - part.startSeconds, 0);
  const plan = readText(text, speechSeconds);
  const shares = shareOut(plan, segments);
  return segments.flatMap((segment, index) => {
    const first = index === 0 ? 0 : (shares[index - 1] as number);
    const last = shares[index] as number;
    const letters = (plan.before[last] as number) - (plan.before[first] as number);
    const scale = letters === 0 ? 0 : (segment.endSeconds - segment.startSeconds) / letters;
    const at = (word: number) =>
      segment.startSeconds + ((plan.before[word] as number) - (plan.before[first] as number)) * scale;
    return plan.texts.slice(first, last).map((word, offset) => ({
      text: word,
      startSeconds: at(first + offset),
      endSeconds: at(first + offset + 1),
    }));
  });
}
