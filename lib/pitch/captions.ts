import { parse } from "subsrt-ts";
import { AppError } from "#lib/errors.ts";
import type { Word } from "#lib/signals/speech-measurements.ts";
import type { Quote, Transcript } from "./report.ts";

const maxCharacters = 2_000_000;

const unreadable = () =>
  new AppError(
    "captions_unreadable",
    "The captions could not be read. Send an .srt or .vtt file with times.",
  );

function plainText(text: string): string {
  return text
    .replace(/<[^>]*>|\{[^}]*\}/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Reads an SRT or WebVTT file. Cues are put in order of time; those without text or with reversed times are left out.
 * @throws AppError 400 `captions_too_long`, `captions_unreadable`
 */
export function parseCaptions(text: string): Transcript {
  if (text.length > maxCharacters)
    throw new AppError("captions_too_long", "The captions are longer than 2 MB.");
  let captions: ReturnType<typeof parse>;
  try {
    captions = parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw unreadable();
  }
  const cues: Quote[] = captions
    .filter((caption) => caption.type === "caption")
    .map(({ start, end, text: content }) => ({
      startSeconds: start / 1000,
      endSeconds: end / 1000,
      text: plainText(content),
    }))
    .filter((cue) => cue.text !== "" && cue.endSeconds > cue.startSeconds)
    .sort((a, b) => a.startSeconds - b.startSeconds);
  if (cues.length === 0) throw unreadable();
  return { source: "captions", language: null, cues };
}

/**
 * Words with times, each cue's time shared out among its words by their length. The times inside a cue are therefore
 * approximate; counts and cue edges are exact.
 */
export function wordsOfCues(cues: Quote[]): Word[] {
  return cues.flatMap((cue) => {
    const words = cue.text.split(" ");
    const characters = words.reduce((sum, word) => sum + word.length, 0);
    const secondsPerCharacter = (cue.endSeconds - cue.startSeconds) / characters;
    let at = cue.startSeconds;
    return words.map((text) => {
      const startSeconds = at;
      at += text.length * secondsPerCharacter;
      return { text, startSeconds, endSeconds: at };
    });
  });
}
