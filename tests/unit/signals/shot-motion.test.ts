import { describe, expect, it } from "vitest";
import { type GrayFrame, meanAbsoluteDifference } from "#lib/signals/gray-frame.ts";
import { ShotDetector } from "#lib/signals/shot-detector.ts";
import { makeView, mixViews } from "#tests/factories/view.ts";

const rate = 30;

function detect(frames: GrayFrame[]) {
  const detector = new ShotDetector(rate);
  frames.forEach((frame, index) => {
    const before = frames[index - 1];
    detector.push(frame, before ? meanAbsoluteDifference(frame.pixels, before.pixels) : 0);
  });
  const shots = detector.finish().slice(1);
  return shots.map(({ startSeconds, transition, confidence }) => ({
    frame: Math.round(startSeconds * rate),
    transition,
    confidence,
  }));
}

const frames = (count: number, make: (index: number) => GrayFrame) =>
  Array.from({ length: count }, (_, index) => make(index));
const shake = (index: number) => ({ x: 7 * Math.sin(index * 1.9), y: 4 * Math.sin(index * 2.3 + 1) });
const still = (seed: number, count: number) => frames(count, () => makeView(seed));

describe("ShotDetector, where much moves", () => {
  it("finds the cuts of a shaking camera and invents none", () => {
    const film = [1, 2, 3].flatMap((seed) => frames(40, (index) => makeView(seed, shake(index))));
    expect(detect(film).map(({ frame }) => frame)).toEqual([40, 80]);
  });

  it("finds the cut between two fast pans", () => {
    const film = [1, 2].flatMap((seed) => frames(40, (index) => makeView(seed, { x: 9 * index })));
    expect(detect(film).map(({ frame }) => frame)).toEqual([40]);
  });

  it("takes a flash for no cut where the camera moves on meanwhile", () => {
    const film = frames(80, (index) => makeView(1, { x: 3 * index }));
    for (const at of [30, 31, 32])
      film[at] = { ...(film[at] as GrayFrame), pixels: new Uint8Array(14_400).fill(250) };
    expect(detect(film)).toEqual([]);
  });

  it("finds the cut where frames are repeated, as in 24 frames shown at 60 a second", () => {
    const film = [1, 2].flatMap((seed) => frames(60, (index) => makeView(seed, { x: 3 * (index >> 1) })));
    expect(detect(film).map(({ frame }) => frame)).toEqual([60]);
  });

  it("is sure of a cut between views, and takes a step aside for none", () => {
    const [cut] = detect([...still(1, 40), ...still(2, 40)]);
    expect(cut?.confidence).toBeGreaterThan(0.9);
    expect(detect([...still(1, 40), ...frames(40, () => makeView(1, { x: 11, y: 5 }))])).toEqual([]);
  });
});

describe("ShotDetector, where pictures change slowly", () => {
  it.each([12, 30, 54])("places a dissolve of %i frames at its middle", (length) => {
    const blend = frames(length, (index) => mixViews(makeView(1), makeView(2), (index + 1) / (length + 1)));
    const [dissolve, ...others] = detect([...still(1, 60), ...blend, ...still(2, 60)]);
    expect(others).toEqual([]);
    expect(dissolve?.transition).toBe("dissolve");
    expect(Math.abs((dissolve?.frame ?? 0) - 60 - length / 2)).toBeLessThanOrEqual(rate / 4);
  });

  it("takes a slow pan to another view for no dissolve", () => {
    expect(detect(frames(120, (index) => makeView(1, { x: 2.5 * index })))).toEqual([]);
  });

  it("ends the last shot where the picture has faded out for good", () => {
    const out = frames(30, (index) => makeView(1, { gain: 1 - index / 30 }));
    const dark = frames(30, () => makeView(1, { gain: 0 }));
    const [fade, ...others] = detect([...still(1, 40), ...out, ...dark]);
    expect(others).toEqual([]);
    expect(fade?.transition).toBe("fade");
    expect(Math.abs((fade?.frame ?? 0) - 68)).toBeLessThanOrEqual(2);
  });

  it("keeps a fade out that the video ends with in its shot", () => {
    expect(
      detect([...still(1, 40), ...frames(30, (index) => makeView(1, { gain: 1 - index / 30 }))]),
    ).toEqual([]);
  });
});
