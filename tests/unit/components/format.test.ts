import { describe, expect, it } from "vitest";
import {
  countOf,
  formatBytes,
  formatClock,
  formatDuration,
  formatMoment,
  joinWords,
} from "#components/ui/format.ts";

describe("figures are written one way everywhere", () => {
  it.each([
    [0, "0:00"],
    [59.99, "0:59"],
    [151.4, "2:31"],
    [3723, "1:02:03"],
    [-1, "0:00"],
  ])("writes %d s on a clock as %s", (seconds, text) => expect(formatClock(seconds)).toBe(text));

  it.each([
    [0.24, "0.2 s"],
    [9.94, "9.9 s"],
    [9.96, "10 s"],
    [59.6, "1 min"],
    [124, "2 min 4 s"],
    [3600, "1 h"],
    [3725, "1 h 2 min"],
  ])("writes a duration of %d s as %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it.each([
    [0, "0\u00a0B"],
    [999, "999\u00a0B"],
    [1000, "1.0\u00a0kB"],
    [84_300_000, "84.3\u00a0MB"],
    [999_600, "1.0\u00a0MB"],
    [120_000_000, "120\u00a0MB"],
  ])("writes %d bytes as %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it("writes moments as the British do, hours to 24", () => {
    expect(formatMoment(new Date("2026-09-07T00:04:59Z"))).toBe("7 Sep, 00:04");
    expect(formatMoment(new Date("2026-12-31T23:59:00Z"))).toBe("31 Dec, 23:59");
  });

  it("counts one and many, and joins words as a sentence does", () => {
    expect(countOf(1, "take")).toBe("1 take");
    expect(countOf(0, "take")).toBe("0 takes");
    expect(joinWords(["a", "b", "c"])).toBe("a, b and c");
    expect(joinWords(["a"])).toBe("a");
  });
});
