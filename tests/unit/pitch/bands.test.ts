import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Band, gradeOf, scoreByBand } from "#lib/pitch/bands.ts";
import { deliveryBands } from "#lib/pitch/delivery-bands.ts";
import { visualBands } from "#lib/pitch/visual-bands.ts";

const bands: [string, Band][] = Object.entries({ ...deliveryBands, ...visualBands });

describe("the table of bands", () => {
  it.each(bands)("%s has its knots in order and its scores within 0..100", (_name, band) => {
    const values = band.knots.map(([value]) => value);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    for (const [, score] of band.knots) expect(score).toBeGreaterThanOrEqual(0);
    for (const [, score] of band.knots) expect(score).toBeLessThanOrEqual(100);
  });

  it("calls the documented good pace good and the documented poor paces poor", () => {
    const grade = (wordsPerMinute: number) => gradeOf(scoreByBand(deliveryBands.pace, wordsPerMinute));
    expect([120, 140, 165].map(grade)).toEqual(["good", "good", "good"]);
    expect([90, 190].map(grade)).toEqual(["poor", "poor"]);
    expect([105, 175].map(grade)).toEqual(["warn", "warn"]);
  });

  it("calls five fillers a minute fine and twelve poor", () => {
    const grade = (rate: number) => gradeOf(scoreByBand(deliveryBands.fillerRate, rate));
    expect([1, 5, 6, 12.5].map(grade)).toEqual(["good", "good", "warn", "poor"]);
  });

  it("does not reward eye contact above 90 % further", () => {
    expect(scoreByBand(visualBands.eyeContact, 1)).toBe(scoreByBand(visualBands.eyeContact, 0.9));
  });
});

describe("scoreByBand", () => {
  it("gives the score of a knot at the knot, and lies between its neighbours elsewhere", () => {
    for (const [, band] of bands) {
      for (const [value, score] of band.knots) expect(scoreByBand(band, value)).toBeCloseTo(score, 9);
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...bands),
        fc.double({ min: -1000, max: 1000, noNaN: true }),
        ([, band], value) => {
          const scores = band.knots.map(([, score]) => score);
          const score = scoreByBand(band, value);
          return score >= Math.min(...scores) - 1e-9 && score <= Math.max(...scores) + 1e-9;
        },
      ),
    );
  });

  it("never rewards more fillers, more clipping or less eye contact", () => {
    const falling = [deliveryBands.fillerRate, deliveryBands.clipping, deliveryBands.hesitationRate];
    const value = fc.double({ min: 0, max: 30, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...falling), value, value, (band, a, b) => {
        return scoreByBand(band, Math.min(a, b)) >= scoreByBand(band, Math.max(a, b));
      }),
    );
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => {
          const { eyeContact } = visualBands;
          return scoreByBand(eyeContact, Math.min(a, b)) <= scoreByBand(eyeContact, Math.max(a, b));
        },
      ),
    );
  });
});
