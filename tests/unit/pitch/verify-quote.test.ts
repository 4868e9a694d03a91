import { describe, expect, it } from "vitest";
import { verifyQuote } from "#lib/pitch/verify-quote.ts";

const cues = [
  { startSeconds: 0, endSeconds: 4, text: "It’s four in the" },
  { startSeconds: 4, endSeconds: 8, text: "morning,\n and she   has to guess." },
  { startSeconds: 10, endSeconds: 12, text: "İstanbul bakers too guess." },
];
const verify = (text: string) => verifyQuote({ cues }, text);

describe("verifyQuote", () => {
  it("finds words across cues whatever their case, quotation marks and white space", () => {
    const quote = verify('"it\'s FOUR in the morning, and she has to guess"');
    expect(quote?.text).toBe("It’s four in the morning,\n and she   has to guess.");
    expect(quote?.startSeconds).toBe(0);
    expect(quote?.endSeconds).toBeCloseTo(8, 0);
  });

  it("gives the time of the words, not of their cue", () => {
    const quote = verify("and she has to guess");
    expect(quote?.startSeconds).toBeGreaterThan(4.5);
    expect(quote?.startSeconds).toBeLessThan(6);
  });

  it.each([
    ["words that were not said", "at five in the morning"],
    ["words left out", "four in morning, and"],
    ["an ellipsis", "four … she has to guess"],
    ["parts of words", "our in the morning"],
    ["a word or two", "has to"],
    ["nothing", "  “” "],
  ])("refuses %s", (_, text) => {
    expect(verify(text)).toBeNull();
  });

  it("keeps its place behind letters that change length in lower case", () => {
    expect(verify("bakers too guess")?.text).toBe("bakers too guess.");
  });
});
