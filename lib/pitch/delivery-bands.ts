import type { SpeechMeasurements } from "#lib/signals/speech-measurements.ts";
import type { Band } from "./bands.ts";

/** Sources: Articulated and TED (pace), Quantified and Laske 2024 (fillers), Hincks 2004 and 2005 (pitch, pauses). */
export const deliveryBands = {
  pace: {
    label: "Pace",
    weight: 3,
    knots: [
      [70, 10],
      [100, 45],
      [120, 100],
      [165, 100],
      [180, 45],
      [220, 10],
    ],
    good: "120–165 words a minute",
  },
  paceVariation: {
    label: "Variation of pace",
    weight: 1,
    knots: [
      [0.03, 30],
      [0.08, 75],
      [0.12, 100],
      [0.28, 100],
      [0.35, 75],
      [0.6, 30],
    ],
    good: "8–35 %",
  },
  fillerRate: {
    label: "Fillers",
    weight: 3,
    knots: [
      [1, 100],
      [5, 75],
      [12, 40],
      [25, 5],
    ],
    good: "at most 5 a minute",
  },
  hesitationRate: {
    label: "Hesitations",
    weight: 2,
    knots: [
      [0.5, 100],
      [2, 75],
      [5, 40],
      [10, 10],
    ],
    good: "at most 2 a minute",
  },
  pauseRatio: {
    label: "Room to breathe",
    weight: 2,
    knots: [
      [0, 45],
      [0.06, 75],
      [0.1, 100],
      [0.28, 100],
      [0.36, 75],
      [0.6, 20],
    ],
    good: "6–36 % of the talk",
  },
  pitchVariation: {
    label: "Melody of the voice",
    weight: 3,
    knots: [
      [0.5, 10],
      [1.5, 50],
      [2, 75],
      [3, 100],
      [4, 100],
      [6, 70],
    ],
    good: "2–4 semitones",
  },
  loudness: {
    label: "Loudness",
    weight: 1,
    knots: [
      [-45, 5],
      [-32, 45],
      [-23, 100],
      [-14, 100],
      [-10, 60],
      [-6, 20],
    ],
    good: "−23…−14 LUFS",
  },
  volumeSteadiness: {
    label: "Steadiness of volume",
    weight: 1,
    knots: [
      [5, 100],
      [7, 75],
      [10, 45],
      [15, 10],
    ],
    good: "within 7 dB",
  },
  clipping: {
    label: "Clipping",
    weight: 1,
    knots: [
      [0.01, 100],
      [0.1, 75],
      [1, 30],
      [5, 0],
    ],
    good: "below 0.1 %",
  },
  speechToNoise: {
    label: "Voice over background",
    weight: 1,
    knots: [
      [3, 10],
      [10, 45],
      [20, 80],
      [30, 100],
    ],
    good: "20 dB and more",
  },
} as const satisfies Partial<Record<keyof SpeechMeasurements, Band>>;

/** Reported with the receipts and never scored. */
export const reportedDelivery = {
  speechSeconds: "Speaking time",
  pauseRate: "Pauses a minute",
  pitchMedian: "Pitch of the voice",
  loudnessRange: "Loudness range",
  speakerTurns: "Turns of speakers",
} as const satisfies Partial<Record<keyof SpeechMeasurements, string>>;
