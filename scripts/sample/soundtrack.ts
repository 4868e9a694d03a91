import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { seededRandom } from "./random.ts";
import type { Timeline } from "./timeline.ts";
import { type SpokenPhrase, voiceSampleRate } from "./voice.ts";

const run = promisify(execFile);

const loudnessLufs = -18;
/** Level of the noise of the room before the loudness is set, root mean square. */
const roomNoise = 0.0009;
/** A small room: sparse reflections that die away. */
const reflections = { count: 40, lastSeconds: 0.13, decaySeconds: 0.035, level: 0.1 };

function addReflections(dry: Float32Array): Float32Array {
  const random = seededRandom(5);
  const wet = dry.slice();
  for (let index = 0; index < reflections.count; index += 1) {
    const delaySeconds = 0.004 + random() ** 1.5 * reflections.lastSeconds;
    const sign = random() < 0.5 ? -1 : 1;
    const gain = sign * reflections.level * Math.exp(-delaySeconds / reflections.decaySeconds);
    const delay = Math.round(delaySeconds * voiceSampleRate);
    for (let at = delay; at < wet.length; at += 1) wet[at] = (wet[at] ?? 0) + gain * (dry[at - delay] ?? 0);
  }
  return wet;
}

/** Noise that falls towards the high tones, as that of a quiet room does. */
function addRoomNoise(samples: Float32Array): void {
  const random = seededRandom(11);
  let low = 0;
  for (let at = 0; at < samples.length; at += 1) {
    const white = 2 * random() - 1;
    low += 0.06 * (white - low);
    samples[at] = (samples[at] ?? 0) + roomNoise * (4 * low + 0.35 * white);
  }
}

/** Bends peaks, so that no encoder drives them over full scale. */
function softenPeak(value: number): number {
  const [knee, room] = [0.5, 0.25];
  const beyond = Math.abs(value) - knee;
  return beyond <= 0 ? value : Math.sign(value) * (knee + room * Math.tanh(beyond / room));
}

async function measureLoudness(path: string): Promise<number> {
  const { stderr } = await run("ffmpeg", ["-hide_banner", "-i", path, "-af", "ebur128", "-f", "null", "-"]);
  const found = /Integrated loudness:\s+I:\s+(-?[\d.]+) LUFS/.exec(stderr);
  if (!found) throw new Error(`ffmpeg measured no loudness of ${path}`);
  return Number(found[1]);
}

function encodeWave(samples: Float32Array): Buffer {
  const file = Buffer.alloc(44 + 2 * samples.length);
  file.write("RIFF", 0);
  file.writeUInt32LE(36 + 2 * samples.length, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(voiceSampleRate, 24);
  file.writeUInt32LE(2 * voiceSampleRate, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36);
  file.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((value, index) => {
    const clamped = Math.max(-1, Math.min(1, value));
    file.writeInt16LE(Math.round(clamped * 32_767), 44 + 2 * index);
  });
  return file;
}

function placeVoice(spoken: SpokenPhrase[], timeline: Timeline): Float32Array {
  const dry = new Float32Array(timeline.durationSeconds * voiceSampleRate);
  spoken.forEach(({ samples }, index) => {
    dry.set(samples, Math.round((timeline.phraseStarts[index] ?? 0) * voiceSampleRate));
  });
  return dry;
}

/** Level of the voice at any time, seconds: 0 silent, 1 as loud as its loud vowels. */
export function measureLevels(spoken: SpokenPhrase[], timeline: Timeline): (seconds: number) => number {
  const voice = placeVoice(spoken, timeline);
  const step = Math.round(0.02 * voiceSampleRate);
  const levels = Array.from({ length: Math.ceil(voice.length / step) }, (_, index) => {
    const window = voice.subarray(index * step, (index + 1) * step);
    return Math.sqrt(window.reduce((sum, value) => sum + value * value, 0) / window.length);
  });
  const loud = levels.toSorted((a, b) => a - b)[Math.floor(0.95 * levels.length)] ?? 1;
  return (seconds) => Math.min(1, (levels[Math.round(seconds / 0.02)] ?? 0) / loud);
}

/** Mixes voice and room and writes them at the wanted loudness. @param path of the wave file to write */
export async function writeSoundtrack(
  spoken: SpokenPhrase[],
  timeline: Timeline,
  path: string,
): Promise<void> {
  const mix = addReflections(placeVoice(spoken, timeline));
  addRoomNoise(mix);
  await writeFile(path, encodeWave(mix));
  const gain = 10 ** ((loudnessLufs - (await measureLoudness(path))) / 20);
  await writeFile(path, encodeWave(mix.map((value) => softenPeak(value * gain))));
}
