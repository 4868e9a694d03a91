import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { composeReel } from "#lib/media/compose/compose-reel.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { listMediaBuilds } from "#tests/fixtures/media-binaries.ts";
import { measureLoudness, runFfmpeg, testPicture } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

let clips: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
let work: Awaited<ReturnType<typeof makeTemporaryDirectory>>;
const at = (name: string) => join(clips.path, name);

/** A voice-like sound: noise in the band of speech, from `from` to `to` seconds of each eight. */
const voice = (volume: number, from: number, to: number) => [
  ...["-f", "lavfi", "-i", "anoisesrc=c=pink:r=48000:d=16:seed=7"],
  ...[
    "-af",
    `bandpass=f=1000:width_type=o:w=2,volume='${volume}*between(mod(t,8),${from},${to})':eval=frame`,
  ],
];

beforeAll(async () => {
  clips = await makeTemporaryDirectory();
  const make = (name: string, volume: number, from: number, to: number) =>
    runFfmpeg(
      ...testPicture({ seconds: 16 }),
      ...voice(volume, from, to),
      "-c:a",
      "aac",
      "-preset",
      "ultrafast",
      at(name),
    );
  await make("soft.mp4", 0.2, 0, 8);
  await make("loud.mp4", 6, 0, 8);
  await make("talk.mp4", 2, 3, 6);
  await runFfmpeg(...testPicture({ seconds: 16 }), "-preset", "ultrafast", at("silent.mp4"));
  await runFfmpeg("-f", "lavfi", "-i", "sine=frequency=7000:duration=3", "-ac", "2", at("music.wav"));
});
beforeEach(async () => {
  work = await makeTemporaryDirectory();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await work.remove();
});
afterAll(() => clips.remove());

const tone = "bandpass=f=7000:width_type=h:w=40";

async function compose(name: string, withMusic: boolean) {
  const sourcePath = at(name);
  const music = withMusic ? { path: at("music.wav"), streamIndex: 0 } : null;
  const ranges = [
    { startSeconds: 0, endSeconds: 8 },
    { startSeconds: 8, endSeconds: 15 },
  ];
  const order = {
    sourcePath,
    ranges,
    music,
    aspect: "source",
    crossfadeSeconds: 0,
    directory: work.path,
  } as const;
  return composeReel({ ...order, probe: await probeMedia(sourcePath) });
}

describe.each(listMediaBuilds())("the sound of a reel with $name", ({ use }) => {
  beforeEach(use);

  it.each(["soft.mp4", "loud.mp4"])("is as loud for %s as for any other", async (name) => {
    const { path } = await compose(name, false);
    expect(Math.abs((await measureLoudness(path)) + 16)).toBeLessThan(1);
  });

  it("has music that makes room for speech and goes on to the end", async () => {
    const { path } = await compose("talk.mp4", true);
    const music = (from: number, to: number) => measureLoudness(path, `atrim=${from}:${to},${tone},${tone}`);
    const [before, during, after] = [await music(0.5, 2.5), await music(3.5, 5.8), await music(7, 10)];
    expect(before - during).toBeGreaterThan(8);
    expect(after - during).toBeGreaterThan(8);
    expect((await probeMedia(path)).durationSeconds).toBeCloseTo(15, 1);
  });

  it("is the music where the video has none", async () => {
    const { path } = await compose("silent.mp4", true);
    expect((await probeMedia(path)).audio).not.toBeNull();
    expect(Math.abs((await measureLoudness(path)) + 16)).toBeLessThan(1);
  });
});
