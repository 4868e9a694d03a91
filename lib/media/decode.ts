import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { findBinary } from "./binaries.ts";
import { composeDecode, type Downmix, decodedFiles } from "./decode-command.ts";
import { DecodeLog } from "./decode-log.ts";
import { type DecodePlan, planDecode } from "./decode-plan.ts";
import { hardenedInputOptions } from "./input-options.ts";
import type { MediaProbe } from "./media-probe.ts";
import { PictureAnalysis } from "./picture-analysis.ts";
import type { PreparedMedia } from "./prepared-media.ts";
import { runProcess } from "./run-process.ts";
import { countDecoderThreads } from "./threads.ts";

interface DecodeInput {
  sourcePath: string;
  directory: string;
  probe: MediaProbe;
  signal?: AbortSignal;
  onProgress?: (fraction: number) => void;
}

const opening = { seconds: 30, fromDurationSeconds: 45 };
/** Mono this far below the loudness of its channels: they cancel out, as with a cable of swapped polarity. */
const cancelledDb = 20;

/** Tells two sources apart by all that was probed of them. */
export function fingerprint(probe: MediaProbe): string {
  return createHash("sha256").update(JSON.stringify(probe)).digest("hex");
}

async function countItems(directory: string, file: string, itemBytes: number): Promise<number> {
  const { size } = await stat(join(directory, file)).catch(() => ({ size: 0 }));
  return Math.floor(size / itemBytes);
}

async function runDecode(
  input: DecodeInput,
  plan: DecodePlan | null,
  pictures: PictureAnalysis | null,
  downmix: Downmix,
): Promise<DecodeLog> {
  const { probe, directory, sourcePath } = input;
  const log = new DecodeLog((seconds) => input.onProgress?.(Math.min(1, seconds / probe.durationSeconds)));
  const openingSeconds = probe.durationSeconds >= opening.fromDurationSeconds ? opening.seconds : null;
  const hardening = await hardenedInputOptions("ffmpeg");
  const threads = countDecoderThreads();
  const args = composeDecode({ sourcePath, probe, plan, openingSeconds, downmix, hardening, threads });
  await runProcess(findBinary("ffmpeg").path, args, {
    cwd: directory,
    signal: input.signal,
    timeoutSeconds: 120 + 4 * probe.durationSeconds,
    onStdout: (chunk) => pictures?.push(chunk),
    onStderrLine: (line) => log.push(line),
  });
  return log;
}

const fileIn = (directory: string, file: string) => (existsSync(join(directory, file)) ? file : null);

function describeSprite(directory: string, { sheet, samples }: DecodePlan["sprite"], sampleCount: number) {
  const file = fileIn(directory, decodedFiles.sprite);
  const count = samples.filter((sample) => sample < sampleCount).length;
  return file && count > 0 ? { ...sheet, file, planned: sheet.count, count } : null;
}

async function describeVideo(directory: string, plan: DecodePlan, pictures: PictureAnalysis) {
  const { width, height } = plan.colour;
  const sampleCount = await countItems(directory, decodedFiles.colour, width * height * 3);
  const { shots, ...facts } = pictures.finish();
  if (sampleCount === 0) return { shots: [], video: null };
  const samplesPerSecond = plan.framesPerSecond / plan.sampleEvery;
  const { framesPerSecond } = plan;
  const video = {
    file: decodedFiles.colour,
    width,
    height,
    sampleCount,
    samplesPerSecond,
    framesPerSecond,
    poster: fileIn(directory, decodedFiles.poster),
    sprite: describeSprite(directory, plan.sprite, sampleCount),
    ...facts,
  };
  return { shots, video };
}

async function describeAudio(input: DecodeInput, log: DecodeLog) {
  const whole = log.meters("whole");
  if (!input.probe.audio || !whole) return null;
  const isCancelled =
    whole.integratedLufs !== null && (log.monoLevel() ?? -150) < whole.integratedLufs - cancelledDb;
  if (isCancelled) {
    await runDecode({ ...input, probe: { ...input.probe, video: null } }, null, null, "first channel");
  }
  const sampleCount = await countItems(input.directory, decodedFiles.sound, 2);
  if (sampleCount === 0) return null;
  const sampleRate = 16_000 as const;
  return { file: decodedFiles.sound, sampleRate, sampleCount, whole, opening: log.meters("opening") };
}

/**
 * Runs the one decode of a file into a directory and tells what it left there; null streams decoded to nothing.
 * @throws AppError 400 `media_timeout`; the signal's reason when aborted
 */
export async function decodeFile(input: DecodeInput): Promise<PreparedMedia> {
  const { probe, directory } = input;
  const plan = probe.video && planDecode(probe.video, probe.durationSeconds);
  const pictures = plan && new PictureAnalysis(plan);
  // Not every decode leaves these: none of another file may pass for them.
  for (const file of [decodedFiles.poster, decodedFiles.sprite])
    await rm(join(directory, file), { force: true });
  const log = await runDecode(input, plan, pictures, "mean");
  const seen = plan && pictures ? await describeVideo(directory, plan, pictures) : { shots: [], video: null };
  return {
    version: 1,
    sourceFingerprint: fingerprint(probe),
    durationSeconds: probe.durationSeconds,
    decodeErrors: log.errorCount,
    ...seen,
    audio: await describeAudio(input, log),
  };
}
