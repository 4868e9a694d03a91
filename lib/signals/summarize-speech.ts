import { measureLevels } from "./level-measurements.ts";
import { type Measurement, measured, type UnmeasuredReason, unmeasured } from "./measurement.ts";
import { measurePace, type PaceEvents } from "./pace.ts";
import { measurePitch } from "./pitch-measurements.ts";
import { measureSpeakerTurns } from "./speaker-turns.ts";
import type { Filler, Pause, SpeechMeasurements } from "./speech-measurements.ts";
import type { SpeechTracks } from "./speech-tracks.ts";

/** Loudness of a stretch of the recording by EBU R128, null where it is silent. */
export interface LoudnessFacts {
  integratedLufs: number | null;
  loudnessRangeLu: number | null;
  clippedPercent: number;
}

export interface SpeechEvidence {
  tracks: SpeechTracks;
  durationSeconds: number;
  pauses: Pause[];
  fillers: Filler[];
  fillerSource: string;
  pace: PaceEvents;
  loudness: LoudnessFacts;
}

/** Seconds of a pause inside a clause, or of any pause where clauses are unknown, that make a hesitation. */
const hesitationSeconds = 1.2;
/** Less is a word or two: no talk to measure. */
const minTalkSeconds = 1;

const units: Record<keyof SpeechMeasurements, string> = {
  speechSeconds: "s",
  speechRatio: "ratio",
  pace: "words/min",
  paceVariation: "ratio",
  fillerRate: "1/min",
  pauseRate: "1/min",
  pauseRatio: "ratio",
  hesitationRate: "1/min",
  pitchMedian: "Hz",
  pitchVariation: "semitones",
  loudness: "LUFS",
  loudnessRange: "LU",
  volumeSteadiness: "dB",
  clipping: "%",
  speechToNoise: "dB",
  speakerTurns: "count",
};

/** Every measurement missing for the same reason. */
export function speechUnmeasured(reason: UnmeasuredReason): SpeechMeasurements {
  const entries = Object.entries(units).map(([name, unit]) => [name, unmeasured(unit, reason)]);
  return Object.fromEntries(entries) as SpeechMeasurements;
}

function measureLoudness(loudness: LoudnessFacts) {
  const source = "EBU R128 (ffmpeg ebur128)";
  const orSilent = (value: number | null, unit: string): Measurement =>
    value === null ? unmeasured(unit, "silent_audio") : measured(value, unit, { source });
  return {
    loudness: orSilent(loudness.integratedLufs, units.loudness),
    loudnessRange: orSilent(loudness.loudnessRangeLu, units.loudnessRange),
    clipping: measured(loudness.clippedPercent, units.clipping, {
      source: "samples at full scale (ffmpeg astats)",
    }),
  };
}

function measurePausing(evidence: SpeechEvidence, speechSeconds: number) {
  const { pauses, fillers, tracks } = evidence;
  const first = tracks.segments[0]?.startSeconds ?? 0;
  const talkSeconds = (tracks.segments.at(-1)?.endSeconds ?? 0) - first;
  const length = (pause: Pause) => pause.endSeconds - pause.startSeconds;
  const isHesitation = (pause: Pause) => length(pause) > hesitationSeconds && pause.place !== "boundary";
  const hesitations = pauses.filter(isHesitation);
  const perTalkMinute = (count: number) => (60 * count) / talkSeconds;
  const weight = fillers.reduce((sum, filler) => sum + filler.weight, 0);
  return {
    fillerRate: measured((60 * weight) / speechSeconds, units.fillerRate, {
      source: evidence.fillerSource,
      confidence: fillers.some((filler) => filler.evidence !== "acoustic") ? 0.9 : 0.5,
      evidence: fillers.map(({ startSeconds, endSeconds }) => ({ startSeconds, endSeconds })),
    }),
    pauseRate: measured(perTalkMinute(pauses.length), units.pauseRate),
    pauseRatio: measured(
      pauses.reduce((sum, pause) => sum + length(pause), 0) / talkSeconds,
      units.pauseRatio,
    ),
    hesitationRate: measured(perTalkMinute(hesitations.length), units.hesitationRate, {
      evidence: hesitations.map(({ startSeconds, endSeconds }) => ({ startSeconds, endSeconds })),
    }),
  };
}

/** The measurements of a stretch of a recording from what was heard in it. */
export function summarizeSpeech(evidence: SpeechEvidence): SpeechMeasurements {
  const { tracks, durationSeconds } = evidence;
  const speechSeconds = tracks.segments.reduce((sum, part) => sum + part.endSeconds - part.startSeconds, 0);
  const heard = {
    speechSeconds: measured(speechSeconds, units.speechSeconds, { source: "model:silero-vad-v5" }),
    speechRatio: measured(Math.min(1, speechSeconds / durationSeconds), units.speechRatio, {
      source: "model:silero-vad-v5",
    }),
  };
  const loudness = measureLoudness(evidence.loudness);
  if (evidence.loudness.integratedLufs === null && speechSeconds === 0) {
    return { ...speechUnmeasured("silent_audio"), ...heard, ...loudness };
  }
  if (speechSeconds === 0) return { ...speechUnmeasured("no_speech"), ...heard, ...loudness };
  const shared = { ...heard, ...loudness, ...measurePitch(tracks.pitch) };
  if (speechSeconds < minTalkSeconds) return { ...speechUnmeasured("too_little_speech"), ...shared };
  return {
    ...shared,
    ...measurePace(evidence.pace, tracks.segments),
    ...measurePausing(evidence, speechSeconds),
    ...measureLevels(tracks.levels, tracks.segments),
    speakerTurns: measureSpeakerTurns(tracks.segments, tracks.pitch),
  };
}
