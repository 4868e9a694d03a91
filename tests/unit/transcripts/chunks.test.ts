import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TimeRange } from "#lib/signals/measurement.ts";
import type { Word } from "#lib/signals/speech-measurements.ts";
import { planChunks } from "#lib/transcripts/plan-chunks.ts";
import { keepSpoken, stitchChunks } from "#lib/transcripts/stitch-chunks.ts";

/** Talks: stretches of speech from half a second to two minutes, pauses from none to half a minute. */
const talk = fc
  .array(fc.tuple(fc.integer({ min: 50, max: 12_000 }), fc.integer({ min: 0, max: 3000 })), {
    minLength: 1,
    maxLength: 60,
  })
  .map((parts) => {
    let at = 0;
    return parts.map(([speech, pause]): TimeRange => {
      const startSeconds = at / 100;
      at += speech;
      const range = { startSeconds, endSeconds: at / 100 };
      at += pause;
      return range;
    });
  });

/** Three words a second wherever somebody speaks. */
function speak(segments: TimeRange[]): Word[] {
  const words: Word[] = [];
  for (const { startSeconds, endSeconds } of segments) {
    for (let at = startSeconds; at + 0.3 <= endSeconds; at += 0.33) {
      words.push({ text: `w${words.length}`, startSeconds: at, endSeconds: at + 0.3 });
    }
  }
  return words;
}

/** What a perfect recogniser hears of a chunk: its whole words, with times a little off. */
function hear(words: Word[], chunk: TimeRange, shift: number): Word[] {
  return words
    .filter(
      (word) => word.startSeconds >= chunk.startSeconds - 1e-9 && word.endSeconds <= chunk.endSeconds + 1e-9,
    )
    .map((word) => ({
      ...word,
      startSeconds: word.startSeconds + shift,
      endSeconds: word.endSeconds + shift,
    }));
}

describe("chunks of a recording", () => {
  it("hold all speech, are in order, none too long, and no long silence is in them", () => {
    fc.assert(
      fc.property(talk, fc.integer({ min: 15, max: 240 }), (segments, longest) => {
        const chunks = planChunks(segments, longest);
        for (const [index, chunk] of chunks.entries()) {
          expect(chunk.endSeconds - chunk.startSeconds).toBeLessThanOrEqual(longest + 1e-6);
          const before = chunks[index - 1];
          if (before)
            expect(chunk.startSeconds).toBeCloseTo(
              Math.max(chunk.startSeconds, before.endSeconds - chunk.overlapSeconds),
              6,
            );
          const inside = segments.filter(
            (s) => s.startSeconds >= chunk.startSeconds && s.endSeconds <= chunk.endSeconds,
          );
          inside.slice(1).forEach((s, i) => {
            expect(s.startSeconds - (inside[i] as TimeRange).endSeconds).toBeLessThanOrEqual(4);
          });
        }
        for (const segment of segments) {
          for (let at = segment.startSeconds; at <= segment.endSeconds; at += 0.25) {
            expect(
              chunks.some((chunk) => at >= chunk.startSeconds - 1e-9 && at <= chunk.endSeconds + 1e-9),
            ).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("lose and double no word, however a talk pauses and a recogniser's times are off", () => {
    fc.assert(
      fc.property(
        talk,
        fc.integer({ min: 15, max: 240 }),
        fc.integer({ min: -15, max: 15 }),
        (segments, longest, off) => {
          const words = speak(segments);
          const chunks = planChunks(segments, longest);
          const parts = chunks.map((chunk, index) =>
            hear(words, chunk, (index % 2 === 0 ? off : -off) / 100),
          );
          const stitched = stitchChunks(chunks, parts, segments);
          expect(stitched.map((word) => word.text)).toEqual(words.map((word) => word.text));
          stitched.slice(1).forEach((word, index) => {
            expect(word.startSeconds).toBeGreaterThanOrEqual((stitched[index] as Word).startSeconds);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are cut at the widest pause that fits", () => {
    const segments = [
      { startSeconds: 0, endSeconds: 10 },
      { startSeconds: 12, endSeconds: 18 },
      { startSeconds: 18.3, endSeconds: 25 },
    ];
    const chunks = planChunks(segments, 20);
    expect(chunks.map((chunk) => chunk.endSeconds)).toEqual([10.25, 25.25]);
  });
});

describe("words heard in silence", () => {
  it("are left out, and those at the edge of speech stay", () => {
    const segments = [
      { startSeconds: 1, endSeconds: 2 },
      { startSeconds: 10, endSeconds: 12 },
    ];
    const at = (startSeconds: number, text: string) => ({
      text,
      startSeconds,
      endSeconds: startSeconds + 0.3,
    });
    const words = [
      at(0.5, "edge"),
      at(1.2, "said"),
      at(5, "thank"),
      at(5.4, "you"),
      at(11, "said"),
      at(13, "bye"),
    ];
    expect(keepSpoken(words, segments).map((word) => word.text)).toEqual(["edge", "said", "said"]);
    expect(keepSpoken(words, [])).toEqual([]);
  });
});
