import { describe, expect, it } from "vitest";
import { parseCaptions, wordsOfCues } from "#lib/pitch/captions.ts";

describe("parseCaptions", () => {
  it("reads WebVTT and SRT alike, without markup and line breaks", () => {
    const vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<b>Hello</b>\nthere\n";
    const srt = "\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\n<b>Hello</b>\r\nthere\r\n";
    const cue = { startSeconds: 1, endSeconds: 2.5, text: "Hello there" };
    expect(parseCaptions(vtt).cues).toEqual([cue]);
    expect(parseCaptions(srt).cues).toEqual([cue]);
  });

  it("puts cues in order of time and leaves out reversed and empty ones", () => {
    const text = [
      "WEBVTT",
      "00:05.000 --> 00:06.000\nsecond",
      "00:01.000 --> 00:02.000\nfirst",
      "00:09.000 --> 00:08.000\nreversed",
      "00:10.000 --> 00:11.000\n<i></i>",
    ].join("\n\n");
    expect(parseCaptions(text).cues.map((cue) => cue.text)).toEqual(["first", "second"]);
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

describe("wordsOfCues", () => {
  it("loses no word and stays within the cue", () => {
    const words = wordsOfCues([{ text: "one three fifteen", startSeconds: 2, endSeconds: 5 }]);
    expect(words.map((word) => word.text)).toEqual(["one", "three", "fifteen"]);
    expect(words[0]?.startSeconds).toBe(2);
    expect(words.at(-1)?.endSeconds).toBeCloseTo(5, 9);
  });
});
