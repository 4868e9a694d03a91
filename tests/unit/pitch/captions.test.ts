import { describe, expect, it } from "vitest";
import { parseCaptions, readGivenText, wordsOfCues } from "#lib/pitch/captions.ts";

describe("parseCaptions", () => {
  it("reads WebVTT and SRT alike, without markup and line breaks", () => {
    const vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<b>Hello</b>\nthere\n";
    const srt = "\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\n<b>Hello</b>\r\nthere\r\n";
    const cue = { startSeconds: 1, endSeconds: 2.5, text: "Hello there" };
    expect(parseCaptions(vtt).cues).toEqual([cue]);
    expect(parseCaptions(srt).cues).toEqual([cue]);
  });

  it("puts cues in order of time and turns reversed ones round and leaves out empty ones", () => {
    const text = [
      "WEBVTT",
      "00:05.000 --> 00:06.000\nsecond",
      "00:01.000 --> 00:02.000\nfirst",
      "00:09.000 --> 00:08.000\nreversed",
      "00:10.000 --> 00:11.000\n<i></i>",
    ].join("\n\n");
    expect(parseCaptions(text).cues.map((cue) => cue.text)).toEqual(["first", "second", "reversed"]);
  });

  it.each(["", "just some prose", "{\\rtf1}", "\u0000\u0001\u0002"])(
    "says what to send instead of %j",
    (text) => {
      expect(() => parseCaptions(text)).toThrow(expect.objectContaining({ code: "captions_unreadable" }));
    },
  );

  it("refuses more text than anybody speaks", () => {
    expect(() => parseCaptions("a".repeat(2_000_001))).toThrow(
      expect.objectContaining({ code: "captions_too_long" }),
    );
  });
});

describe("odd captions", () => {
  const vtt = (...cues: string[]) => `WEBVTT\nLanguage: de\n\nNOTE made by hand\n\n${cues.join("\n\n")}\n`;

  it("tells overlapping cues apart, so that words keep their order", () => {
    const { cues, language } = parseCaptions(
      vtt(
        "00:01.000 --> 00:05.000\none two",
        "00:03.000 --> 00:06.000\nthree",
        "00:03.000 --> 00:07.000\nfour",
      ),
    );
    expect(language).toBe("de");
    expect(cues).toEqual([
      { startSeconds: 1, endSeconds: 3, text: "one two" },
      { startSeconds: 3, endSeconds: 7, text: "three four" },
    ]);
  });

  it("counts a line that rolls up once", () => {
    const { cues } = parseCaptions(
      vtt("00:01.000 --> 00:03.000\nwe build tools", "00:03.000 --> 00:05.000\nwe build tools\nfor people"),
    );
    expect(cues.map((cue) => cue.text)).toEqual(["we build tools", "for people"]);
  });

  it("leaves out what is not said", () => {
    const { cues } = parseCaptions(
      vtt(
        "00:01.000 --> 00:02.000\n[Music]",
        "00:02.000 --> 00:03.000\n(laughter)",
        "00:03.000 --> 00:04.000\n>> We sell\n- bread &amp; butter ♪",
      ),
    );
    expect(cues.map((cue) => cue.text)).toEqual(["We sell bread & butter"]);
  });

  it("reads cues without blank lines between them, numbers and all", () => {
    const srt = "1\n00:00:01,000 --> 00:00:02,000\nin 7\n2\n00:00:03,000 --> 00:00:04,000\nmonths";
    expect(parseCaptions(srt).cues.map((cue) => cue.text)).toEqual(["in 7", "months"]);
  });

  it("takes prose without times for the text of the talk, and neither markup nor bytes", () => {
    expect(readGivenText("We build tools.\nFor people.")).toEqual({ text: "We build tools.\nFor people." });
    for (const text of [
      "",
      "12 34",
      "{\\rtf1 hello there}",
      "<!DOCTYPE html><p>hello",
      "ab\u0000cd",
      "%PDF-1.7 hello",
    ])
      expect(() => readGivenText(text), text).toThrow(
        expect.objectContaining({ code: "captions_unreadable" }),
      );
  });

  it.each([
    ["angle brackets", `00:01.000 --> 00:02.000\nhello ${"<".repeat(1_900_000)}`],
    ["open brackets", `00:01.000 --> 00:02.000\nhello ${"[a".repeat(900_000)}`],
    ["zeros", `--> ${"0".repeat(1_900_000)}`],
    ["arrows", "00:00:01,000 --> ".repeat(100_000)],
    ["blank lines", `-->${"\n \n".repeat(600_000)}`],
    ["one word a million times", `00:01.000 --> 00:02.000\n${"a ".repeat(900_000)}`],
    ["cues at one moment", "00:01.000 --> 00:02.000\nhello\n\n".repeat(50_000)],
    ["10 MB of text", "hello ".repeat(1_700_000)],
  ])("settles two megabytes of %s within three seconds", (_, text) => {
    const start = performance.now();
    try {
      readGivenText(`WEBVTT\n\n${text}`);
    } catch (error) {
      expect(error).toMatchObject({ code: expect.stringMatching(/^captions_/) });
    }
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe("wordsOfCues", () => {
  it("loses no word and stays within the cue", () => {
    const words = wordsOfCues([{ text: "one three fifteen", startSeconds: 2, endSeconds: 5 }]);
    expect(words.map((word) => word.text)).toEqual(["one", "three", "fifteen"]);
    expect(words[0]?.startSeconds).toBe(2);
    expect(words.at(-1)?.endSeconds).toBeCloseTo(5, 9);
  });
});
