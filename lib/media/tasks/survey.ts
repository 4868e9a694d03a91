import { closeSync, openSync, readSync } from "node:fs";
import { FaceDetector } from "#lib/models/vision/face-detector.ts";
import { describeAppearance } from "#lib/signals/frame-appearance.ts";
import { frameSeconds } from "#lib/signals/level-meter.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import type { RgbFrame } from "#lib/signals/rgb-frame.ts";
import { averageLevels, SoundBands } from "#lib/signals/sound-bands.ts";
import { readSamples } from "../pcm-reader.ts";
import { findSpeech } from "../speech-activity.ts";

interface Frames {
  path: string;
  width: number;
  height: number;
}

export type SurveyInput =
  | { kind: "sound"; path: string; sampleRate: number; stepSeconds: number }
  | (Frames & { kind: "looks"; indices: number[] })
  | (Frames & { kind: "faces"; indices: number[] });

/** The largest face of a frame; centre and height are shares of the picture. */
export type FaceGlance = { x: number; y: number; size: number } | null;

export interface SoundSurvey {
  /** dBFS a step. */
  levels: number[];
  /** Levels of the bands a step. */
  sounds: number[][];
  speech: TimeRange[];
}

function surveySound({
  path,
  sampleRate,
  stepSeconds,
}: Extract<SurveyInput, { kind: "sound" }>): SoundSurvey {
  const meters = new SoundBands(sampleRate);
  for (const samples of readSamples(path, sampleRate)) meters.push(samples);
  const { whole, bands } = meters.finish();
  const framesPerStep = Math.round(stepSeconds / frameSeconds);
  const averages = bands.map((band) => averageLevels(band, framesPerStep));
  const levels = averageLevels(whole, framesPerStep);
  const sounds = levels.map((_, step) => averages.map((values) => values[step] ?? 0));
  return { levels, sounds, speech: findSpeech(path, sampleRate, whole) };
}

function readFrames<T>({ path, width, height }: Frames, indices: number[], see: (frame: RgbFrame) => T): T[] {
  const pixels = new Uint8Array(width * height * 3);
  const file = openSync(path, "r");
  try {
    return indices.map((index) => {
      readSync(file, pixels, 0, pixels.length, index * pixels.length);
      return see({ width, height, pixels });
    });
  } finally {
    closeSync(file);
  }
}

function glanceAt(detector: FaceDetector, frame: RgbFrame): FaceGlance {
  const [largest] = detector.detect(frame).toSorted((a, b) => b.size - a.size);
  if (!largest) return null;
  const { centerX, centerY, size } = largest;
  return { x: centerX / frame.width, y: centerY / frame.height, size: size / frame.height };
}

let detector: Promise<FaceDetector> | null = null;

/** Runs in a pool thread: at a glance, what a recording sounds like, looks like, and where faces are. */
export default async function survey(input: SurveyInput): Promise<SoundSurvey | number[][] | FaceGlance[]> {
  if (input.kind === "sound") return surveySound(input);
  if (input.kind === "looks") return readFrames(input, input.indices, describeAppearance);
  detector ??= FaceDetector.load();
  const faces = await detector;
  return readFrames(input, input.indices, (frame) => glanceAt(faces, frame));
}
