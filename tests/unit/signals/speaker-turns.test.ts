import { describe, expect, it } from "vitest";
import { measureSpeakerTurns } from "#lib/signals/speaker-turns.ts";

/** Phrases of two seconds with a second between them, each at its own F0 (Hz). */
function talk(frequencies: number[]) {
  const pitch = new Float32Array(300 * frequencies.length);
  const segments = frequencies.map((frequency, index) => {
    pitch.fill(frequency, 300 * index, 300 * index + 200);
    return { startSeconds: 3 * index, endSeconds: 3 * index + 2 };
  });
  return measureSpeakerTurns(segments, pitch);
}

describe("measureSpeakerTurns", () => {
  it("counts the turns of a low and a high voice and says when each was taken", () => {
    expect(talk([110, 115, 210, 205, 108])).toMatchObject({
      value: 3,
      evidence: [
        { startSeconds: 0, endSeconds: 5 },
        { startSeconds: 6, endSeconds: 11 },
        { startSeconds: 12, endSeconds: 14 },
      ],
    });
  });

  it("hears one voice where phrases differ as one person's do", () => {
    expect(talk([100, 115, 130, 148, 165])).toMatchObject({ value: 1, evidence: [] });
    expect(talk([100, 124])).toMatchObject({ value: 1 });
  });

  it("says that nobody was heard", () => {
    expect(talk([0, 0])).toMatchObject({ measured: false, reason: "no_voiced_speech" });
  });
});
