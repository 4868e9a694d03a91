import { frameSeconds } from "./level-meter.ts";
import { type Measurement, measured, type TimeRange, unmeasured } from "./measurement.ts";
import { median } from "./statistics.ts";

/** Less voice than this has no pitch of its own to go by. */
const minVoicedSeconds = 0.4;
/** Nobody's phrases lie this far (semitones) below all phrases of the other, where both are one person. */
const minGapSemitones = 3;
/** Voices of two people whose pitch lies closer than this cannot be told apart by it. */
const minVoiceDistanceSemitones = 6;
/** A voice heard for less is a quotation, a laugh or a mistake. */
const minVoiceSeconds = 2;

const source = "pitch of the phrases: voices less than six semitones apart count as one";

interface Phrase extends TimeRange {
  semitones: number;
}

const seconds = ({ startSeconds, endSeconds }: TimeRange) => endSeconds - startSeconds;

function listPhrases(segments: TimeRange[], pitch: Float32Array): Phrase[] {
  return segments.flatMap(({ startSeconds, endSeconds }) => {
    const frames = pitch.subarray(
      Math.round(startSeconds / frameSeconds),
      Math.round(endSeconds / frameSeconds),
    );
    const voiced = frames.filter((frequency) => frequency > 0);
    const middle = median(voiced);
    if (middle === null || voiced.length * frameSeconds < minVoicedSeconds) return [];
    return [{ startSeconds, endSeconds, semitones: 12 * Math.log2(middle) }];
  });
}

/** The pitch between a low and a high voice, in the widest gap between phrases; null where there is one voice. */
function findDivide(phrases: Phrase[]): number | null {
  const sorted = phrases.toSorted((a, b) => a.semitones - b.semitones);
  const gaps = sorted.slice(1).map((phrase, index) => phrase.semitones - (sorted[index] as Phrase).semitones);
  const widest = gaps.indexOf(Math.max(...gaps));
  if (!((gaps[widest] ?? 0) >= minGapSemitones)) return null;
  const voices = [sorted.slice(0, widest + 1), sorted.slice(widest + 1)];
  const [low, high] = voices.map((voice) => median(voice.map((phrase) => phrase.semitones)) ?? 0);
  const isHeard = voices.every(
    (voice) => voice.reduce((sum, phrase) => sum + seconds(phrase), 0) >= minVoiceSeconds,
  );
  if (!isHeard || (high ?? 0) - (low ?? 0) < minVoiceDistanceSemitones) return null;
  return (sorted[widest] as Phrase).semitones + (gaps[widest] as number) / 2;
}

/**
 * How many times somebody takes the turn: 1 for one voice, more where a low and a high voice alternate; each turn is
 * evidence. Reported and not scored.
 */
export function measureSpeakerTurns(segments: TimeRange[], pitch: Float32Array): Measurement {
  const phrases = listPhrases(segments, pitch);
  if (phrases.length === 0) return unmeasured("count", "no_voiced_speech");
  const divide = findDivide(phrases);
  const turns: (TimeRange & { isHigh: boolean })[] = [];
  for (const { startSeconds, endSeconds, semitones } of phrases) {
    const isHigh = divide !== null && semitones > divide;
    const last = turns.at(-1);
    if (last && last.isHigh === isHigh) last.endSeconds = endSeconds;
    else turns.push({ startSeconds, endSeconds, isHigh });
  }
  const evidence = turns.map(({ startSeconds, endSeconds }) => ({ startSeconds, endSeconds }));
  return measured(turns.length, "count", {
    source,
    confidence: 0.5,
    evidence: turns.length > 1 ? evidence : [],
  });
}
