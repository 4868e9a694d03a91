import { describe, expect, it } from "vitest";
import { findAcousticFillers } from "#lib/signals/acoustic-fillers.ts";
import { findLexicalFillers } from "#lib/signals/lexical-fillers.ts";
import { describeFillerEvidence, mergeFillers } from "#lib/signals/merge-fillers.ts";
import type { SpeechTracks } from "#lib/signals/speech-tracks.ts";

const say = (text: string) =>
  text.split(" ").map((word, index) => ({ text: word, startSeconds: index, endSeconds: index + 0.5 }));
const found = (text: string, language: string | null = "en") =>
  findLexicalFillers(say(text), language).map((filler) => [filler.text, filler.weight]);

describe("findLexicalFillers", () => {
  it("weighs hesitations 1 and discourse markers a half", () => {
    expect(found("Um, we basically sell uh software")).toEqual([
      ["um", 1],
      ["basically", 0.5],
      ["uh", 1],
    ]);
  });

  it("takes two words for one marker and spans both", () => {
    const [filler] = findLexicalFillers(say("and you know it works"), "en");
    expect(filler).toMatchObject({ text: "you know", startSeconds: 1, endSeconds: 2.5 });
  });

  it("leaves 'like' alone where it means something", () => {
    expect(found("we would like this and it looks like that for people like you")).toEqual([]);
  });

  it("leaves 'kind of' alone where it names a kind", () => {
    expect(found("this is a new kind of pump and the kind of pump we need")).toEqual([]);
    expect(found("it kind of works")).toEqual([["kind of", 0.5]]);
  });

  it("counts 'like' between clauses", () => {
    expect(found("our margin was, like, forty")).toEqual([]);
    expect(found("growing fast, like, forty percent")).toEqual([["like", 0.5]]);
  });
});

describe("findLexicalFillers in other languages", () => {
  it.each([
    ["de", "Ähm, wir sind quasi die ersten, um das äh zu lösen", ["ähm", "quasi", "äh"]],
    ["fr", "Euh, en fait on a, genre, deux mille clients de tout genre", ["euh", "en fait", "genre"]],
    ["es", "Eh, o sea, tenemos un tipo de cliente, pues, muy bueno", ["eh", "o sea", "pues"]],
    ["it", "Ehm, cioè, abbiamo un tipo di cliente, praticamente uno", ["ehm", "cioè", "praticamente"]],
  ])("knows those of %s and leaves words that mean something", (language, text, expected) => {
    expect(found(text, language).map(([filler]) => filler)).toEqual(expected);
  });

  it("does not take a word of one language for a filler of another", () => {
    expect(found("um das zu lösen er hat like und eh keine Zeit", "de")).toEqual([]);
  });

  it("counts only sounds that are fillers everywhere where the language is unknown", () => {
    expect(found("um ähm like hmm basically euh", null)).toEqual([
      ["ähm", 1],
      ["hmm", 1],
      ["euh", 1],
    ]);
  });
});

describe("mergeFillers", () => {
  const words = say("we um sell basically bread");
  const lexical = findLexicalFillers(words, "en");
  const sound = (startSeconds: number, endSeconds: number) => {
    return { startSeconds, endSeconds, text: null, weight: 1, evidence: "acoustic" as const };
  };
  const merged = (...sounds: ReturnType<typeof sound>[]) =>
    mergeFillers(lexical, sounds, words).map(({ text, evidence }) => [text, evidence]);

  it("keeps one filler of a word and its sound, and says that both were found", () => {
    expect(merged(sound(1.05, 1.45))).toEqual([
      ["um", "both"],
      ["basically", "lexical"],
    ]);
  });

  it("adds sounds between words and drops those that are words", () => {
    expect(merged(sound(2.55, 2.95), sound(4.1, 4.4))).toEqual([
      ["um", "lexical"],
      [null, "acoustic"],
      ["basically", "lexical"],
    ]);
  });

  it("tells on what the count rests", () => {
    const all = mergeFillers(lexical, [sound(1.05, 1.45), sound(2.55, 2.95)], words);
    expect(describeFillerEvidence(all, { language: "en" })).toBe(
      "English filler words in the transcript (1), steady vowels between words (1), both (1)",
    );
    expect(describeFillerEvidence([], null)).toBe("steady vowels beside silence");
  });
});

/** A voice from second 1 for `seconds`, with a pitch and a timbre that may move; silence around it. */
function voice(
  seconds: number,
  options: { glide?: number; timbre?: number; silentAfter?: boolean } = {},
): SpeechTracks {
  const { glide = 0, timbre = 0, silentAfter = true } = options;
  const levels = new Float32Array(400).fill(-70);
  const vowelLevels = new Float32Array(400).fill(-75);
  const pitch = new Float32Array(400);
  const end = 100 + Math.round(seconds * 100);
  for (let frame = 100; frame < end; frame += 1) {
    const share = (frame - 100) / (end - 100);
    levels[frame] = -25;
    vowelLevels[frame] = -28 + timbre * Math.sin(12 * share);
    pitch[frame] = 120 * 2 ** ((glide * share) / 12);
  }
  if (!silentAfter) levels.fill(-25, end, end + 60);
  return { levels, vowelLevels, pitch, segments: [{ startSeconds: 1, endSeconds: end / 100 }] };
}

describe("findAcousticFillers", () => {
  it("finds a steady vowel between silences", () => {
    expect(findAcousticFillers(voice(0.35))).toEqual([
      { startSeconds: 1, endSeconds: 1.35, text: null, weight: 1, evidence: "acoustic" },
    ]);
  });

  it.each([
    ["whose pitch glides", voice(0.35, { glide: 4 })],
    ["whose timbre changes, as of a word", voice(0.35, { timbre: 6 })],
    ["that is as short as a syllable", voice(0.15)],
    ["that lasts longer than anybody hesitates", voice(1.6)],
    ["that runs on into speech and is short", voice(0.3, { silentAfter: false })],
  ])("finds none in a voice %s", (_, tracks) => {
    expect(findAcousticFillers(tracks)).toEqual([]);
  });
});
