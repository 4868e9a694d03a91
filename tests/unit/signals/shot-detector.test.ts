import { describe, expect, it } from "vitest";
import { type GrayFrame, meanAbsoluteDifference } from "#lib/signals/gray-frame.ts";
import { ShotDetector } from "#lib/signals/shot-detector.ts";

const size = { width: 160, height: 90 };
const rate = 25;

/** A textured scene, different for each seed; `shift` pans it, `gain` darkens it. */
function scene(seed: number, { shift = 0, gain = 1 } = {}): GrayFrame {
  const pixels = Uint8Array.from({ length: size.width * size.height }, (_, index) => {
    const x = (index % size.width) + shift;
    const y = Math.floor(index / size.width);
    const value = 128 + 70 * Math.sin(x / (5 + seed)) + 50 * Math.cos(y / (4 + 2 * seed) + seed);
    return Math.max(0, Math.min(255, Math.round(value * gain)));
  });
  return { ...size, pixels };
}

function mix(a: GrayFrame, b: GrayFrame, share: number): GrayFrame {
  const pixels = a.pixels.map((value, index) => value * (1 - share) + (b.pixels[index] ?? 0) * share);
  return { ...size, pixels };
}

const repeat = (frame: GrayFrame, count: number) => Array.from({ length: count }, () => frame);

function detect(frames: GrayFrame[]) {
  const detector = new ShotDetector(rate);
  frames.forEach((frame, index) => {
    const before = frames[index - 1];
    detector.push(frame, before ? meanAbsoluteDifference(frame.pixels, before.pixels) : 0);
  });
  return detector.finish();
}

const boundaries = (frames: GrayFrame[]) =>
  detect(frames)
    .slice(1)
    .map((shot) => ({ frame: Math.round(shot.startSeconds * rate), transition: shot.transition }));

describe("ShotDetector", () => {
  it("finds a hard cut at its frame", () => {
    expect(boundaries([...repeat(scene(1), 30), ...repeat(scene(5), 30)])).toEqual([
      { frame: 30, transition: "cut" },
    ]);
  });

  it("finds a cut a few frames before the end", () => {
    const cuts = boundaries([...repeat(scene(1), 40), ...repeat(scene(5), 4)]);
    expect(cuts).toEqual([{ frame: 40, transition: "cut" }]);
  });

  it("covers the whole video with shots that meet", () => {
    const shots = detect([...repeat(scene(1), 30), ...repeat(scene(5), 45), ...repeat(scene(9), 25)]);
    expect(shots[0]?.startSeconds).toBe(0);
    expect(shots.at(-1)?.endSeconds).toBe(4);
    shots.slice(1).forEach((shot, index) => {
      expect(shot.startSeconds).toBe(shots[index]?.endSeconds);
    });
  });

  it("takes a camera flash for no cut", () => {
    const flash = { ...size, pixels: new Uint8Array(size.width * size.height).fill(250) };
    expect(boundaries([...repeat(scene(1), 30), ...repeat(flash, 2), ...repeat(scene(1), 30)])).toEqual([]);
  });

  it("takes a strobe for no cuts", () => {
    const dark = scene(1, { gain: 0.3 });
    const frames = Array.from({ length: 100 }, (_, index) => (index % 4 < 2 ? scene(1) : dark));
    expect(boundaries(frames)).toEqual([]);
  });

  it("takes a fast pan for no cut", () => {
    expect(boundaries(Array.from({ length: 75 }, (_, index) => scene(2, { shift: 3 * index })))).toEqual([]);
  });

  it("places a fade through black where the next picture begins to rise", () => {
    const out = Array.from({ length: 15 }, (_, index) => scene(1, { gain: 1 - index / 15 }));
    const into = Array.from({ length: 15 }, (_, index) => scene(5, { gain: index / 15 }));
    const frames = [
      ...repeat(scene(1), 30),
      ...out,
      ...repeat(scene(1, { gain: 0 }), 10),
      ...into,
      ...repeat(scene(5), 30),
    ];
    const [fade, ...others] = boundaries(frames);
    expect(others).toEqual([]);
    expect(fade?.transition).toBe("fade");
    expect(Math.abs((fade?.frame ?? 0) - 56)).toBeLessThanOrEqual(1);
  });

  it("keeps one boundary where a cut leads into darkness and a fade leads out", () => {
    const into = Array.from({ length: 20 }, (_, index) => scene(5, { gain: index / 20 }));
    const frames = [
      ...repeat(scene(1), 30),
      ...repeat(scene(1, { gain: 0 }), 20),
      ...into,
      ...repeat(scene(5), 30),
    ];
    expect(boundaries(frames)).toEqual([{ frame: 30, transition: "cut" }]);
  });

  it("places a dissolve near its middle", () => {
    const blend = Array.from({ length: 25 }, (_, index) => mix(scene(1), scene(7), index / 25));
    const [dissolve, ...others] = boundaries([...repeat(scene(1), 40), ...blend, ...repeat(scene(7), 40)]);
    expect(others).toEqual([]);
    expect(dissolve?.transition).toBe("dissolve");
    expect(Math.abs((dissolve?.frame ?? 0) - 52)).toBeLessThanOrEqual(6);
  });

  it("takes a change of exposure for no dissolve", () => {
    const brighter = Array.from({ length: 25 }, (_, index) => scene(1, { gain: 0.5 + index / 50 }));
    const frames = [...repeat(scene(1, { gain: 0.5 }), 40), ...brighter, ...repeat(scene(1), 40)];
    expect(boundaries(frames)).toEqual([]);
  });
});
