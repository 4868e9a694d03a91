import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { prepareMedia } from "#lib/media/prepare.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { findSharedMedia } from "#tests/fixtures/media.ts";
import { listMediaBuilds } from "#tests/fixtures/media-binaries.ts";
import { runFfmpeg } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const media = findSharedMedia();
let made: Awaited<ReturnType<typeof makeTemporaryDirectory>>;

beforeAll(async () => {
  made = await makeTemporaryDirectory();
});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => made.remove());

/** Frames at which a new shot begins, with the kind of transition. */
async function findBoundaries(sourcePath: string) {
  const work = await makeTemporaryDirectory();
  try {
    const probe = await probeMedia(sourcePath);
    const { shots, video } = await prepareMedia({ sourcePath, directory: work.path, probe });
    const rate = video?.framesPerSecond ?? 0;
    return shots
      .slice(1)
      .map((shot) => ({ frame: Math.round(shot.startSeconds * rate), kind: shot.transition }));
  } finally {
    await work.remove();
  }
}

describe.each(listMediaBuilds())("shots with $name", ({ use }) => {
  beforeEach(use);

  it("begin where clips were joined, to the frame", async () => {
    const sources = [
      "testsrc=size=640x360:rate=30:duration=2",
      "smptebars=size=640x360:rate=30:duration=1.5",
    ];
    const inputs = [...sources, "mandelbrot=size=640x360:rate=30"].flatMap((source) => [
      "-f",
      "lavfi",
      "-i",
      source,
    ]);
    const joined = "[0][1]concat=n=2[a];[2]trim=duration=1,setpts=PTS-STARTPTS[b];[a][b]concat=n=2";
    const path = join(made.path, "joined.mp4");
    await runFfmpeg(...inputs, "-filter_complex", joined, "-pix_fmt", "yuv420p", "-t", "4.5", path);
    expect((await findBoundaries(path)).map((boundary) => boundary.frame)).toEqual([60, 105]);
  });

  it.skipIf(!media)("match the real clips: every cut within a frame and none invented", async () => {
    const folder = media ?? "";
    const truths = JSON.parse(await readFile(join(folder, "cuts.json"), "utf8"));
    const mixed = (await findBoundaries(join(folder, "mixed-120s-720p30.mp4"))).map(
      (boundary) => boundary.frame,
    );
    const wanted = truths["mixed-120s-720p30.mp4"].cuts.map((seconds: number) => Math.round(30 * seconds));
    expect(mixed).toHaveLength(wanted.length);
    mixed.forEach((frame, index) => {
      expect(Math.abs(frame - wanted[index])).toBeLessThanOrEqual(1);
    });
    const cuts = await findBoundaries(join(folder, "cuts-720p.mp4"));
    expect(cuts.filter((boundary) => boundary.kind === "cut").map((boundary) => boundary.frame)).toEqual([
      30, 180,
    ]);
    expect(cuts.filter((boundary) => boundary.kind === "fade").map((boundary) => boundary.frame)).toEqual([
      394, 689,
    ]);
    const dissolves = cuts.filter((boundary) => boundary.kind === "dissolve");
    expect(dissolves).toHaveLength(1);
    expect(Math.abs((dissolves[0]?.frame ?? 0) - 545)).toBeLessThanOrEqual(15);
    expect(await findBoundaries(join(folder, "documentary-cuts.mp4"))).toHaveLength(5);
    const fades = await findBoundaries(join(folder, "fades.mp4"));
    expect(fades.every((boundary) => boundary.kind === "fade")).toBe(true);
  });
});
