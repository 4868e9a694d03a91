import { type Measurement, measured, type UnmeasuredReason, unmeasured } from "#lib/signals/measurement.ts";
import type { SpeechAnalysis, SpeechMeasurements } from "#lib/signals/speech-measurements.ts";
import type { VisualAnalysis, VisualMeasurements } from "#lib/signals/visual-measurements.ts";

/** A speaker who does everything right. */
const goodSpeech = {
  speechSeconds: measured(50, "s"),
  speechRatio: measured(0.85, "ratio"),
  pace: measured(140, "words/min"),
  paceVariation: measured(0.18, ""),
  fillerRate: measured(0.5, "1/min"),
  pauseRate: measured(12, "1/min"),
  pauseRatio: measured(0.18, "ratio"),
  hesitationRate: measured(0, "1/min"),
  pitchMedian: measured(140, "Hz"),
  pitchVariation: measured(3, "semitones"),
  loudness: measured(-18, "LUFS"),
  loudnessRange: measured(6, "LU"),
  volumeSteadiness: measured(4, "dB"),
  clipping: measured(0, "percent"),
  speechToNoise: measured(35, "dB"),
  speakerTurns: measured(1, "count"),
} satisfies SpeechMeasurements;

const goodVisual = {
  facePresence: measured(1, "ratio"),
  eyeContact: measured(0.92, "ratio"),
  headYaw: measured(3, "degrees"),
  headPitch: measured(3, "degrees"),
  headRoll: measured(1, "degrees"),
  blinkRate: measured(15, "1/min"),
  smile: measured(0.3, "ratio"),
  shoulderTilt: measured(2, "degrees"),
  bodyMovement: measured(0.2, "1/s"),
  gestureShare: measured(0.4, "ratio"),
  gestureRate: measured(8, "1/min"),
  faceHeight: measured(0.3, "ratio"),
  faceOffset: measured(0.03, "ratio"),
  faceLuma: measured(130, "luma"),
  backlight: measured(-10, "luma"),
  sharpness: measured(200, ""),
  cameraShake: measured(0.001, "ratio"),
  slideShare: measured(0, "ratio"),
  slideChanges: measured(0, "count"),
  pictureInPicture: measured(0, "ratio"),
} satisfies VisualMeasurements;

function replaceAll<T extends Record<string, Measurement>>(all: T, reason: UnmeasuredReason): T {
  const entries = Object.entries(all).map(([name, { unit }]) => [name, unmeasured(unit, reason)]);
  return Object.fromEntries(entries) as T;
}

export function speechMeasurements(changed: Partial<SpeechMeasurements> = {}): SpeechMeasurements {
  return { ...goodSpeech, ...changed };
}

export function visualMeasurements(changed: Partial<VisualMeasurements> = {}): VisualMeasurements {
  return { ...goodVisual, ...changed };
}

export function speechAnalysis(measurements: SpeechMeasurements = goodSpeech): SpeechAnalysis {
  return { measurements, opening: null, segments: [], pauses: [], fillers: [], series: [] };
}

export function visualAnalysis(measurements: VisualMeasurements = goodVisual): VisualAnalysis {
  return { measurements, framesAnalyzed: 120, shots: [], eyeContactLosses: [], series: [] };
}

export const noFace = replaceAll<VisualMeasurements>(goodVisual, "no_face_visible");
export const noSpeech = replaceAll<SpeechMeasurements>(goodSpeech, "no_audio_stream");
