import { describe, expect, it } from "vitest";
import { composeDecode } from "#lib/media/decode-command.ts";
import { FrameSplitter } from "#lib/media/frame-splitter.ts";

const probe = {
  container: "mp4" as const,
  durationSeconds: 60.2,
  sizeBytes: 1000,
  video: {
    streamIndex: 2,
    codec: "h264",
    width: 1280,
    height: 720,
    rotation: 0 as const,
    framesPerSecond: 30,
    variableFrameRate: false,
    frameCount: 1800,
    pixelFormat: "yuv420p",
  },
  audio: { streamIndex: 5, codec: "aac", channels: 2, sampleRate: 48_000 },
};
const plan = {
  framesPerSecond: 30,
  sampleEvery: 15,
  colour: { width: 320, height: 180 },
  gray: { width: 160, height: 90 },
  poster: { seconds: 18, width: 640, height: 360 },
  sprite: { sheet: { count: 2, columns: 2, rows: 1, tile: { width: 160, height: 90 } }, samples: [30, 90] },
};
const compose = (change: object = {}) =>
  composeDecode({
    sourcePath: "/videos/-y $(x).mp4",
    probe,
    plan,
    openingSeconds: 30,
    downmix: "mean",
    hardening: ["-protocol_whitelist", "file"],
    threads: 3,
    ...change,
  });

describe("composeDecode", () => {
  it("reads the file once, by a path that cannot be taken for an option or another protocol", () => {
    const args = compose();
    expect(args.filter((argument) => argument === "-i")).toHaveLength(1);
    expect(args[args.indexOf("-i") + 1]).toBe("file:/videos/-y $(x).mp4");
  });

  it("puts the hardening and a limit of time before the input it is for", () => {
    const args = compose();
    expect(args.indexOf("-protocol_whitelist")).toBeLessThan(args.indexOf("-i"));
    expect(args[args.indexOf("-t") + 1]).toBe("62");
  });

  it("takes the streams that were probed", () => {
    const filters = compose()[compose().indexOf("-filter_complex") + 1];
    expect(filters).toContain("[0:2]");
    expect(filters).toContain("[0:5]");
  });

  it("writes no picture of a file without one, and no sound of a silent one", () => {
    expect(compose({ probe: { ...probe, video: null }, plan: null })).not.toContain("frames.rgb");
    expect(compose({ probe: { ...probe, audio: null } })).not.toContain("audio.s16");
  });
});

describe("FrameSplitter", () => {
  it("cuts bytes into frames, however they arrive", () => {
    const frames: number[][] = [];
    const splitter = new FrameSplitter(4, (pixels) => frames.push(Array.from(pixels)));
    for (const chunk of [[1, 2], [3, 4, 5, 6, 7, 8, 9], [10]]) splitter.push(Uint8Array.from(chunk));
    expect(frames).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
  });
});
