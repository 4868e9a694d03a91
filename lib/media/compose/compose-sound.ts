import { join } from "node:path";
import { DecodeLog } from "../decode-log.ts";
import type { FrameRate } from "../frame-rate.ts";
import { fileUrl, hardenedInputOptions } from "../input-options.ts";
import type { AudioMeters } from "../prepared-media.ts";
import { transcode } from "../transcode.ts";
import type { FrameRange } from "./plan-pieces.ts";
import { joinSound, levelSound, meterSound, underlayMusic } from "./sound-filters.ts";

export interface SoundOrder {
  sourcePath: string;
  /** Null where the source has no sound. */
  streamIndex: number | null;
  rate: FrameRate;
  /** Where frame 0 is shown. */
  phaseSeconds: number;
  ranges: FrameRange[];
  fadeFrames: number;
  /** Length of the new video. */
  seconds: number;
  music: { path: string; streamIndex: number } | null;
  directory: string;
  signal?: AbortSignal;
}

/** EBU R128; what streaming services play speech at. */
const targetLufs = -16;
/** Music alone is as loud as speech; under speech it starts this much softer and is ducked further. */
const musicUnderSpeechDb = -10;
/** Raising more than this would raise noise. */
const maxGainDb = 24;

const logged = ["-loglevel", "level+info"];

async function run(order: SoundOrder, args: string[]): Promise<AudioMeters | null> {
  const log = new DecodeLog(() => undefined);
  await transcode([...logged, ...args], {
    directory: order.directory,
    signal: order.signal,
    timeoutSeconds: 300 + 4 * order.seconds,
    onLogLine: (line) => log.push(line),
  });
  return log.meters("whole");
}

/** Joins the ranges' sound, loss-free, and measures it. */
async function joinVoice(order: SoundOrder & { streamIndex: number }): Promise<AudioMeters | null> {
  const joined = joinSound(order);
  const filters = `${joined};[joined]asplit[out][meter];${meterSound("[meter]")}`;
  const input = [...(await hardenedInputOptions("ffmpeg")), "-i", fileUrl(order.sourcePath)];
  const output = ["-map", "[out]", "-c:a", "pcm_f32le", "-rf64", "auto", "voice.wav"];
  return run(order, [...input, "-filter_complex", filters, ...output]);
}

async function measureMusic(order: SoundOrder, music: { path: string; streamIndex: number }) {
  const input = [...(await hardenedInputOptions("ffmpeg")), "-i", fileUrl(music.path)];
  const filters = `[0:${music.streamIndex}]anull[in];${meterSound("[in]")}`;
  return run(order, [...input, "-filter_complex", filters, "-f", "null", "-"]);
}

const gainTo = (lufs: number, meters: AudioMeters | null) =>
  meters?.integratedLufs == null ? 0 : Math.min(maxGainDb, lufs - meters.integratedLufs);

/**
 * Writes the sound of the new video as AAC: the ranges one after the other, −16 LUFS, music under it where wanted.
 * Null where there is neither sound nor music.
 * @throws AppError 500 `media_not_written`, 400 `media_timeout`; the signal's reason when aborted
 */
export async function composeSound(order: SoundOrder): Promise<string | null> {
  const { streamIndex, music, directory, seconds } = order;
  if (streamIndex === null && !music) return null;
  const voice = streamIndex === null ? null : await joinVoice({ ...order, streamIndex });
  const isHeard = voice?.integratedLufs != null;
  const voiceLevel = levelSound(gainTo(targetLufs, voice), voice?.peakDbfs ?? null);
  const voiceInput =
    streamIndex === null
      ? ["-f", "lavfi", "-t", seconds.toFixed(4), "-i", "anullsrc=r=48000:cl=stereo"]
      : ["-i", fileUrl(join(directory, "voice.wav"))];
  const encoder = ["-c:a", "aac", "-b:a", "160k", "-ar", "48000", "-map_metadata", "-1", "sound.m4a"];
  if (!music) {
    await run(order, [
      ...voiceInput,
      "-filter_complex",
      `[0:a]${voiceLevel}[out]`,
      "-map",
      "[out]",
      ...encoder,
    ]);
    return join(directory, "sound.m4a");
  }
  const musicMeters = await measureMusic(order, music);
  const musicGain = gainTo(targetLufs + (isHeard ? musicUnderSpeechDb : 0), musicMeters);
  const mix = `[0:a]${voiceLevel}[voice];${underlayMusic(musicGain, music.streamIndex, seconds)}`;
  const loop = [...(await hardenedInputOptions("ffmpeg")), "-stream_loop", "-1", "-i", fileUrl(music.path)];
  await run(order, [...voiceInput, ...loop, "-filter_complex", mix, "-map", "[mixed]", ...encoder]);
  return join(directory, "sound.m4a");
}
