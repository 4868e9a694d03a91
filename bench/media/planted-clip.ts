import { open, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { openRandom } from "#tests/factories/highlight-signals.ts";
import { ffmpeg } from "./clips.ts";

const size = { width: 160, height: 90, framesPerSecond: 15 };
const soundRate = 16_000;
export const clipSeconds = 180;

type Kind = "motion" | "cheer" | "speech";
interface Event {
  kind: Kind;
  startSeconds: number;
  endSeconds: number;
  /** 0..1: how much of it there is, and how much it matters. */
  strength: number;
}

/** Six events of each kind, anywhere; they may overlap, as they do. */
function planEvents(random: () => number): Event[] {
  return (["motion", "cheer", "speech"] as const).flatMap((kind) =>
    Array.from({ length: 6 }, () => {
      const startSeconds = random() * (clipSeconds - 10);
      return {
        kind,
        startSeconds,
        endSeconds: startSeconds + 3 + 6 * random(),
        strength: 0.4 + 0.6 * random(),
      };
    }),
  );
}

function strengthAt(events: Event[], kind: Kind, seconds: number): number {
  const now = events.filter(
    (event) => event.kind === kind && event.startSeconds <= seconds && seconds < event.endSeconds,
  );
  return Math.max(0, ...now.map((event) => event.strength));
}

/** A still scene in which blocks rush about while there is motion; a light flickers now and then, which matters to nobody. */
async function writeFrames(path: string, events: Event[], random: () => number): Promise<void> {
  const { width, height, framesPerSecond } = size;
  const scene = Uint8Array.from({ length: width * height }, () => 90 + 30 * random());
  const blocks = Array.from({ length: 8 }, () => ({
    x: random() * width,
    y: random() * height,
    dx: random() - 0.5,
    dy: random() - 0.5,
  }));
  const file = await open(path, "w");
  for (let frame = 0; frame < clipSeconds * framesPerSecond; frame += 1) {
    const seconds = frame / framesPerSecond;
    const speed = 1 + 24 * strengthAt(events, "motion", seconds);
    const flicker = seconds % 45 > 40 ? 5 * Math.sin(20 * seconds) : 0;
    const pixels = scene.map((value) => value + flicker);
    for (const block of blocks) {
      block.x = (block.x + block.dx * speed + width) % width;
      block.y = (block.y + block.dy * speed + height) % height;
      for (let dy = 0; dy < 16; dy += 1) {
        const row = Math.floor(block.y + dy) % height;
        for (let dx = 0; dx < 16; dx += 1) pixels[row * width + (Math.floor(block.x + dx) % width)] = 220;
      }
    }
    await file.write(pixels);
  }
  await file.close();
}

/** Room noise and an air conditioner that comes and goes; applause is noise that swells, speech is the sample pitch. */
function mixSound(events: Event[], speech: Int16Array, random: () => number): Int16Array {
  let swell = 0;
  return Int16Array.from({ length: clipSeconds * soundRate }, (_, index) => {
    const seconds = index / soundRate;
    const noise = random() - 0.5;
    swell = 0.999 * swell + 0.001 * random();
    const room = 150 * noise + (seconds % 60 > 40 ? 300 * Math.sin(2 * Math.PI * 100 * seconds) : 0);
    const cheer = 12_000 * strengthAt(events, "cheer", seconds) * noise * (0.5 + swell);
    const voice = strengthAt(events, "speech", seconds) * (speech[index % speech.length] as number);
    return Math.max(-32_768, Math.min(32_767, room + cheer + voice));
  });
}

/** Makes a clip with planted highlights; `importanceOf` tells how much of them a range holds, 0..1. */
export async function makePlantedClip(directory: string, seed: number) {
  const random = openRandom(seed);
  const events = planEvents(random);
  const [frames, sound, talk, path] = ["frames.gray", "sound.s16", "talk.s16", `planted-${seed}.mp4`].map(
    (file) => join(directory, file),
  ) as [string, string, string, string];
  await ffmpeg(
    "-i",
    resolve(import.meta.dirname, "../../public/sample/sample-pitch.mp4"),
    "-ac",
    "1",
    "-ar",
    String(soundRate),
    "-f",
    "s16le",
    talk,
  );
  const bytes = await readFile(talk);
  await writeFrames(frames, events, random);
  await writeFile(
    sound,
    mixSound(events, new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1), random),
  );
  const picture = [
    "-f",
    "rawvideo",
    "-pix_fmt",
    "gray",
    "-s",
    `${size.width}x${size.height}`,
    "-r",
    String(size.framesPerSecond),
  ];
  await ffmpeg(
    ...picture,
    "-i",
    frames,
    "-f",
    "s16le",
    "-ar",
    String(soundRate),
    "-ac",
    "1",
    "-i",
    sound,
    "-pix_fmt",
    "yuv420p",
    "-preset",
    "veryfast",
    path,
  );
  const at = (seconds: number) =>
    (["motion", "cheer", "speech"] as const).reduce(
      (sum, kind) => sum + strengthAt(events, kind, seconds),
      0,
    ) / 3;
  const importanceOf = (startSeconds: number, endSeconds: number) => {
    const moments = Array.from(
      { length: Math.max(1, Math.round((endSeconds - startSeconds) * 10)) },
      (_, index) => startSeconds + index / 10,
    );
    return moments.reduce((sum, seconds) => sum + at(seconds), 0) / moments.length;
  };
  return { path, importanceOf };
}
