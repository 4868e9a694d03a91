import { describe, expect, it } from "vitest";
import { alignText } from "#lib/transcripts/align-text.ts";
import { cuesOfWords } from "#lib/transcripts/cues-of-words.ts";
import { decodeText } from "#lib/transcripts/decode-text.ts";
import { detectLanguage } from "#lib/transcripts/detect-language.ts";
import { languageCode } from "#lib/transcripts/language-code.ts";

describe("alignText", () => {
  const segments = [
    { startSeconds: 1, endSeconds: 3 },
    { startSeconds: 3.4, endSeconds: 4.2 },
    { startSeconds: 6, endSeconds: 8 },
  ];

  it("puts sentences where speech begins after a pause", () => {
    const words = alignText("Every clinic loses two hours a day. We call them the evening before.", segments);
    expect(words).toHaveLength(13);
    expect(words[0]?.startSeconds).toBe(1);
    expect(words.find((word) => word.text === "We")?.startSeconds).toBe(6);
    expect(words.at(-1)?.endSeconds).toBeCloseTo(8, 6);
  });

  it.each([
    ["far more words than time", "word ".repeat(5000)],
    ["fewer words than stretches", "hello"],
    ["dashes and numbers between", "we - sell — 3,000 … tons"],
  ])("loses no word of %s, in order and inside speech", (_, text) => {
    const words = alignText(text, segments);
    expect(words.map((word) => word.text)).toEqual(
      text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)),
    );
    words.forEach((word, index) => {
      expect(word.startSeconds).toBeGreaterThanOrEqual(words[index - 1]?.startSeconds ?? 1);
      expect(word.endSeconds).toBeLessThanOrEqual(8 + 1e-9);
    });
  });

  it("takes the longest text that may be sent, on one line, for a minute of speech", () => {
    const start = performance.now();
    const words = alignText("hello ".repeat(333_000), [{ startSeconds: 0, endSeconds: 60 }]);
    expect(words).toHaveLength(333_000);
    expect(words.at(-1)?.endSeconds).toBeCloseTo(60, 3);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it("gives nothing where nobody speaks", () => {
    expect(alignText("hello there", [])).toEqual([]);
  });

  it("shares out an hour of words within two seconds", () => {
    const long = Array.from({ length: 2000 }, (_, index) => ({
      startSeconds: index * 1.8,
      endSeconds: index * 1.8 + 1.4,
    }));
    const start = performance.now();
    expect(alignText("word ".repeat(9000), long)).toHaveLength(9000);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe("cuesOfWords", () => {
  const say = (text: string, pauseAfter = "") =>
    text.split(" ").map((word, index, all) => {
      const late = all.slice(0, index).filter((one) => one === pauseAfter).length;
      return { text: word, startSeconds: index * 0.4 + late, endSeconds: index * 0.4 + 0.4 + late };
    });

  it("ends lines with sentences", () => {
    expect(cuesOfWords(say("We sell bread. It is good.")).map((cue) => cue.text)).toEqual([
      "We sell bread.",
      "It is good.",
    ]);
  });

  it("ends lines at pauses where nothing is punctuated, and nowhere else", () => {
    expect(cuesOfWords(say("we sell bread it is good", "bread")).map((cue) => cue.text)).toEqual([
      "we sell bread",
      "it is good",
    ]);
  });

  it("keeps lines short enough to read", () => {
    const cues = cuesOfWords(say("word ".repeat(100).trim()));
    for (const cue of cues) expect(cue.endSeconds - cue.startSeconds).toBeLessThanOrEqual(12.01);
    expect(cues.flatMap((cue) => cue.text.split(" "))).toHaveLength(100);
  });
});

describe("decodeText", () => {
  const text = "Größe: naïve café — 1 €\n";
  const utf16 = (swap: boolean, mark: boolean) => {
    const bytes = Buffer.from(`${mark ? "\ufeff" : ""}${text.repeat(20)}`, "utf16le");
    return swap ? bytes.swap16() : bytes;
  };

  it.each([
    ["UTF-8", Buffer.from(text.repeat(20))],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text.repeat(20)}`)],
    ["UTF-16 LE with a mark", utf16(false, true)],
    ["UTF-16 BE with a mark", utf16(true, true)],
    ["UTF-16 LE without one", utf16(false, false)],
    ["UTF-16 BE without one", utf16(true, false)],
  ])("reads %s", (_, bytes) => {
    expect(decodeText(bytes).replace("\ufeff", "")).toBe(text.repeat(20));
  });

  it("reads Latin-1 where it is no UTF-8, also behind a wrong mark", () => {
    expect(decodeText(Buffer.from("Gr\xf6\xdfe", "latin1"))).toBe("Größe");
    expect(
      decodeText(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from("Gr\xf6\xdfe", "latin1")])),
    ).toContain("Größe");
    expect(decodeText(new Uint8Array())).toBe("");
  });
});

describe("languages", () => {
  it.each([
    ["english", "en"],
    ["German", "de"],
    ["en-US", "en"],
    ["eng", "en"],
    ["und", null],
    ["klingonish", null],
    ["", null],
  ])("reads %j as %j", (name, code) => {
    expect(languageCode(name)).toBe(code);
  });

  it("are told by the text, and left open where it is too short", async () => {
    expect(await detectLanguage("Wir bauen Werkzeuge für Menschen, die keine Zeit haben.")).toBe("de");
    expect(await detectLanguage("We build tools for people who have no time.")).toBe("en");
    expect(await detectLanguage("hello")).toBeNull();
    expect(await detectLanguage("")).toBeNull();
  });
});
