import { findAcousticFillers } from "./acoustic-fillers.ts";
import { frameSeconds } from "./level-meter.ts";
import { findLexicalFillers } from "./lexical-fillers.ts";
import { describeFillerEvidence, mergeFillers } from "./merge-fillers.ts";
import { type PaceEvents, paceFromCount, paceFromSyllables, paceFromWords } from "./pace.ts";
import { findPauses } from "./pauses.ts";
import type { Filler, SpeechAnalysis, Word } from "./speech-measurements.ts";
import { deriveSpeechSeries } from "./speech-series.ts";
import { cutTracks, type SpeechTracks } from "./speech-tracks.ts";
import {
  type LoudnessFacts,
  type SpeechEvidence,
  speechUnmeasured,
  summarizeSpeech,
} from "./summarize-speech.ts";
import { findSyllables } from "./syllables.ts";

const openingSeconds = 30;

type Spoken = { words: Word[]; language: string | null };

function findFillers(tracks: SpeechTracks, spoken: Spoken | null): Filler[] {
  const acoustic = findAcousticFillers(tracks);
  if (!spoken) return acoustic;
  return mergeFillers(findLexicalFillers(spoken.words, spoken.language), acoustic, spoken.words);
}

function choosePace(
  tracks: SpeechTracks,
  words: Word[] | null,
  counted: { words: Word[]; source: string } | null,
): PaceEvents {
  const middles = (list: Word[]) => list.map((word) => (word.startSeconds + word.endSeconds) / 2);
  if (words) return paceFromWords(middles(words));
  if (counted && counted.words.length > 0) return paceFromCount(middles(counted.words), counted.source);
  return paceFromSyllables(findSyllables(tracks.vowelLevels, tracks.pitch));
}

function before<T extends { startSeconds: number }>(items: T[], seconds: number): T[] {
  return items.filter((item) => item.startSeconds < seconds);
}

function cutEvidence(evidence: SpeechEvidence, loudness: LoudnessFacts): SpeechEvidence {
  const pace: PaceEvents = {
    ...evidence.pace,
    times: evidence.pace.times.filter((time) => time < openingSeconds),
  };
  return {
    ...evidence,
    tracks: cutTracks(evidence.tracks, openingSeconds, frameSeconds),
    durationSeconds: openingSeconds,
    pauses: before(evidence.pauses, openingSeconds),
    fillers: before(evidence.fillers, openingSeconds),
    pace,
    loudness,
  };
}

/**
 * Everything the sound tells about the delivery.
 * @param words of a transcript, or null: fillers then rest on their sound alone, and pace on `counted`
 * @param counted words that are only good for counting, or null: pace then rests on syllables
 * @param loudness of the whole, and of the first 30 s where the recording is long enough to have an opening
 */
export function analyzeSpeech(input: {
  tracks: SpeechTracks;
  words: Word[] | null;
  /** ISO 639-1 of the words; where it is not known, only what is a filler in every language counts. */
  language?: string | null;
  counted?: { words: Word[]; source: string } | null;
  durationSeconds: number;
  loudness: { whole: LoudnessFacts; opening: LoudnessFacts | null };
}): SpeechAnalysis {
  const { tracks, durationSeconds } = input;
  const words = input.words && input.words.length > 0 ? input.words : null;
  const spoken = words && { words, language: input.language ?? null };
  const fillers = findFillers(tracks, spoken);
  const pace = choosePace(tracks, words, input.counted ?? null);
  const evidence: SpeechEvidence = {
    tracks,
    durationSeconds,
    pauses: findPauses(tracks.segments, words),
    fillers,
    fillerSource: describeFillerEvidence(fillers, spoken),
    pace,
    loudness: input.loudness.whole,
  };
  const { opening } = input.loudness;
  return {
    measurements: summarizeSpeech(evidence),
    opening: opening && summarizeSpeech(cutEvidence(evidence, opening)),
    segments: tracks.segments,
    pauses: evidence.pauses,
    fillers: evidence.fillers,
    series: deriveSpeechSeries(tracks, pace, durationSeconds),
  };
}

/** The analysis of a recording without sound. */
export function analyzeMissingSpeech(): SpeechAnalysis {
  const measurements = speechUnmeasured("no_audio_stream");
  return { measurements, opening: null, segments: [], pauses: [], fillers: [], series: [] };
}
