import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "#lib/errors.ts";
import { findBinary } from "./binaries.ts";
import { composeDecode, decodedFiles } from "./decode-command.ts";
import { DecodeLog } from "./decode-log.ts";
import { type DecodePlan, planDecode } from "./decode-plan.ts";
import { hardenedInputOptions } from "./input-options.ts";
import type { MediaProbe } from "./media-probe.ts";
import { PictureAnalysis } from "./picture-analysis.ts";
import { type PreparedMedia, preparedMediaSchema } from "./prepared-media.ts";
import { runProcess } from "./run-process.ts";

export { type PreparedMedia, preparedMediaSchema } from "./prepared-media.ts";

const recordFile = "prepared.json";
const opening = { seconds: 30, fromDurationSeconds: 45 };

async function findPrepared(directory: string, sizeBytes: number): Promise<PreparedMedia | null> {
  try {
    const parsed = preparedMediaSchema.parse(JSON.parse(await readFile(join(directory, recordFile), "utf8")));
    return parsed.sourceSizeBytes === sizeBytes ? parsed : null;
  } catch {
    return null;
  }
}

async function countItems(directory: string, file: string, itemBytes: number): Promise<number> {
  const { size } = await stat(join(directory, file)).catch(() => ({ size: 0 }));
  return Math.floor(size / itemBytes);
}

async function describeVideo(directory: string, plan: DecodePlan, pictures: PictureAnalysis) {
  const { width, height } = plan.colour;
  const sampleCount = await countItems(directory, decodedFiles.colour, width * height * 3);
  if (sampleCount === 0) return null;
  return {
    file: decodedFiles.colour,
    width,
    height,
    sampleCount,
    samplesPerSecond: plan.framesPerSecond / plan.sampleEvery,
    framesPerSecond: plan.framesPerSecond,
    ...pictures.finish(),
  };
}

async function describeAudio(directory: string, log: DecodeLog) {
  const sampleCount = await countItems(directory, decodedFiles.sound, 2);
  const whole = log.meters("whole");
  if (sampleCount === 0 || !whole) return null;
  const sampleRate = 16_000 as const;
  return { file: decodedFiles.sound, sampleRate, sampleCount, whole, opening: log.meters("opening") };
}

/**
 * Decodes a file once into what the analysers read: samples, colour frames, shots, motion and loudness. A second call
 * on the same directory answers from its record.
 * @param directory empty or this file's own; PreparedMedia names files relative to it
 * @param onProgress share of the duration decoded, 0..1
 * @throws AppError 400 `video_undecodable` when nothing could be decoded, `media_timeout`; the signal's reason
 */
export async function prepareMedia(input: {
  sourcePath: string;
  directory: string;
  probe: MediaProbe;
  signal?: AbortSignal;
  onProgress?: (fraction: number) => void;
}): Promise<PreparedMedia> {
  const { probe, directory } = input;
  const done = await findPrepared(directory, probe.sizeBytes);
  if (done) return done;
  await mkdir(directory, { recursive: true });
  const plan = probe.video && planDecode(probe.video, probe.durationSeconds);
  const pictures = plan && new PictureAnalysis(plan);
  const log = new DecodeLog((seconds) => input.onProgress?.(Math.min(1, seconds / probe.durationSeconds)));
  const args = composeDecode({
    sourcePath: input.sourcePath,
    probe,
    plan,
    openingSeconds: probe.durationSeconds >= opening.fromDurationSeconds ? opening.seconds : null,
    hardening: await hardenedInputOptions("ffmpeg"),
  });
  await runProcess(findBinary("ffmpeg").path, args, {
    cwd: directory,
    signal: input.signal,
    timeoutSeconds: 120 + 4 * probe.durationSeconds,
    onStdout: (chunk) => pictures?.push(chunk),
    onStderrLine: (line) => log.push(line),
  });
  const video = plan && pictures ? await describeVideo(directory, plan, pictures) : null;
  const audio = probe.audio && (await describeAudio(directory, log));
  if (!video && !audio) {
    throw new AppError(
      "video_undecodable",
      "Nothing in this file could be decoded. Export it as MP4 (H.264, AAC) and upload it again.",
    );
  }
  const prepared = preparedMediaSchema.parse({
    version: 1,
    sourceSizeBytes: probe.sizeBytes,
    durationSeconds: probe.durationSeconds,
    decoderErrors: log.errorCount,
    audio,
    video,
  });
  await writeFile(join(directory, `${recordFile}.part`), JSON.stringify(prepared));
  await rename(join(directory, `${recordFile}.part`), join(directory, recordFile));
  input.onProgress?.(1);
  return prepared;
}
