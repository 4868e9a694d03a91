import { describe, expect, it } from "vitest";
import { findPauses } from "#lib/signals/pauses.ts";
import type { Word } from "#lib/signals/speech-measurements.ts";

/** Two stretches of speech with a gap of this many seconds between them, from second 2 on. */
const around = (gap: number) => [
  { startSeconds: 0, endSeconds: 2 },
  { startSeconds: 2 + gap, endSeconds: 6 },
];
const word = (text: string, startSeconds: number): Word => ({
  text,
  startSeconds,
  endSeconds: startSeconds + 0.3,
});

describe("findPauses", () => {
  it.each([
    [0.24, []],
    [0.25, ["brief"]],
    [0.49, ["brief"]],
    [0.5, ["medium"]],
    [1, ["medium"]],
    [1.01, ["long"]],
  ])("calls %d s %j", (gap, kinds) => {
    expect(findPauses(around(gap), null).map((pause) => pause.kind)).toEqual(kinds);
  });

  it("counts neither the silence before the talk nor the one after it", () => {
    expect(findPauses([{ startSeconds: 5, endSeconds: 6 }], null)).toEqual([]);
  });

  it("knows no place without words", () => {
    expect(findPauses(around(1), null)[0]?.place).toBeNull();
  });

  it("knows no place where the words have no punctuation", () => {
    expect(findPauses(around(1), [word("so", 1.5), word("we", 3.1)])[0]?.place).toBeNull();
  });

  it("stands at a boundary after a sentence", () => {
    expect(findPauses(around(1), [word("it.", 1.5), word("We", 3.1)])[0]?.place).toBe("boundary");
  });

  it("stands inside a clause after a word without a mark", () => {
    const words = [word("so", 1.5), word("we", 3.1), word("sell.", 4)];
    expect(findPauses(around(1), words)[0]?.place).toBe("mid_clause");
  });
});
