import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planLooks, type SampledVideo } from "#lib/signals/plan-looks.ts";

function video(seconds: number, samplesPerSecond: number, busy: number[] = []): SampledVideo {
  const values = Array.from({ length: Math.ceil(seconds * 2) }, (_, bin) => (busy.includes(bin) ? 0.5 : 0));
  return {
    sampleCount: Math.max(1, Math.round(seconds * samplesPerSecond)),
    samplesPerSecond,
    shots: [{ startSeconds: 0, endSeconds: seconds, transition: "start", confidence: 1 }],
    motion: { stepSeconds: 0.5, values },
  };
}

const videos = fc
  .tuple(fc.double({ min: 0.1, max: 4000, noNaN: true }), fc.double({ min: 1, max: 10, noNaN: true }))
  .map(([seconds, rate]) => video(seconds, rate));

describe("planLooks", () => {
  it("plans existing frames only, each once, in order of time", () => {
    fc.assert(
      fc.property(videos, (sampled) => {
        const indices = planLooks(sampled).map((look) => look.index);
        expect(indices.every((index) => index >= 0 && index < sampled.sampleCount)).toBe(true);
        expect(indices).toEqual([...new Set(indices)].sort((a, b) => a - b));
      }),
      { numRuns: 50 },
    );
  });

  it("never looks more than about once a second in long videos", () => {
    const faces = planLooks(video(3600, 1)).filter((look) => look.face);
    expect(faces.length).toBeLessThanOrEqual(3600);
    expect(planLooks(video(600, 2)).filter((look) => look.face).length).toBeLessThanOrEqual(1.1 * 600);
  });

  it("looks at every frame of a short clip", () => {
    expect(planLooks(video(6, 8)).filter((look) => look.face)).toHaveLength(48);
  });

  it("looks more often where much moves", () => {
    const busy = Array.from({ length: 40 }, (_, bin) => 100 + bin);
    const faces = planLooks(video(120, 2, busy)).filter((look) => look.face);
    const inside = faces.filter((look) => look.index >= 100 && look.index < 140).length;
    const calm = faces.filter((look) => look.index < 40).length;
    expect(inside).toBeGreaterThan(calm);
  });

  it("looks at bodies in runs half a second apart", () => {
    const bodies = planLooks(video(120, 2)).filter((look) => look.body);
    const steps = bodies.slice(1).map((look, index) => look.index - (bodies[index]?.index ?? 0));
    expect(steps.filter((step) => step === 1).length).toBeGreaterThanOrEqual(bodies.length * 0.7);
  });

  it("marks the first look of every shot", () => {
    const cut = video(20, 2);
    cut.shots = [
      { startSeconds: 0, endSeconds: 7.3, transition: "start", confidence: 1 },
      { startSeconds: 7.3, endSeconds: 20, transition: "cut", confidence: 1 },
    ];
    const starts = planLooks(cut).filter((look) => look.startsShot);
    expect(starts.map((look) => look.index)).toEqual([0, 15]);
  });
});
