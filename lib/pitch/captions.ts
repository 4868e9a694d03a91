import { AppError } from "#lib/errors.ts";
import type { Word } from "#lib/signals/speech-measurements.ts";
import { parseCues } from "./parse-cues.ts";
import type { Quote, Transcript } from "./report.ts";

const maxCharacters = 2_000_000;
/** No line of a caption holds more words. */
const longestRepeat = 40;
const longestCue = 1000;

const otherFormats = /^\s*(\{\\rtf|<!doctype|<html|<\?xml|%PDF)/i;

const unreadable = () =>
  new AppError(
    "captions_unreadable",
    "The captions could not be read. Send an .srt or .vtt file with times, or the text of the talk.",
  );

/** Markup, sounds in brackets, notes of music and the name of who speaks are not said. */
function spokenText(text: string): string {
  const spoken = text
    .replace(/<[^<>]{0,200}>|\{[^{}]{0,200}\}|\[[^[\]]{0,200}\]|[♪♫]/g, " ")
    .replace(/&(nbsp|lrm|rlm);/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/(^|\s)(>>|-|–)\s/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return /^\([^()]{0,200}\)$/.test(spoken) ? "" : spoken;
}

/** A rolling caption repeats the line before it: only what is new counts. */
function withoutRepeat(before: Quote | undefined, cue: Quote): Quote {
  if (!before || cue.startSeconds > before.endSeconds + 0.1) return cue;
  const [old, fresh] = [before.text.split(" ", longestCue), cue.text.split(" ", longestCue)];
  for (let length = Math.min(longestRepeat, old.length, fresh.length); length >= 2; length -= 1) {
    const repeated = fresh.slice(0, length).join(" ");
    if (old.slice(-length).join(" ") === repeated)
      return { ...cue, text: cue.text.slice(repeated.length).trim() };
  }
  return cue;
}

/** Cues one after the other: reversed times are turned, repeats left out, overlapping ends cut. */
function putInOrder(cues: Quote[]): Quote[] {
  const sorted = cues
    .map(({ startSeconds: from, endSeconds: to, text }) => ({
      startSeconds: Math.min(from, to),
      endSeconds: Math.max(from, to),
      text,
    }))
    .sort((a, b) => a.startSeconds - b.startSeconds);
  const ordered: { startSeconds: number; endSeconds: number; texts: string[] }[] = [];
  sorted.forEach((raw, index) => {
    const { startSeconds, endSeconds, text } = withoutRepeat(sorted[index - 1], raw);
    if (text === "") return;
    const before = ordered.at(-1);
    if (before && startSeconds <= before.startSeconds) {
      before.texts.push(text);
      before.endSeconds = Math.max(before.endSeconds, endSeconds);
      return;
    }
    if (before) before.endSeconds = Math.min(before.endSeconds, startSeconds);
    ordered.push({ startSeconds, endSeconds, texts: [text] });
  });
  return ordered
    .filter((cue) => cue.endSeconds > cue.startSeconds)
    .map(({ texts, ...range }) => ({ ...range, text: texts.join(" ") }));
}

/**
 * Reads an SRT or WebVTT file: cues in order of time that do not overlap, without what is not said.
 * @throws AppError 400 `captions_too_long`, `captions_unreadable`
 */
export function parseCaptions(text: string): Transcript {
  if (text.length > maxCharacters)
    throw new AppError("captions_too_long", "The captions are longer than 2 MB.");
  const { cues, language } = parseCues(text);
  const spoken = cues.map((cue) => ({ ...cue, text: spokenText(cue.text) })).filter((cue) => cue.text !== "");
  const ordered = putInOrder(spoken);
  if (ordered.length === 0) throw unreadable();
  return { source: "captions", language, cues: ordered };
}

/**
 * What was sent as captions: cues with times, or the text of the talk without times.
 * @throws AppError 400 `captions_too_long`, `captions_unreadable` where it is neither
 */
export function readGivenText(text: string): { cues: Quote[]; language: string | null } | { text: string } {
  if (text.length > maxCharacters)
    throw new AppError("captions_too_long", "The captions are longer than 2 MB.");
  if (text.includes("-->")) return parseCaptions(text);
  const isText = /\p{L}{2}/u.test(text) && !/[^\P{Cc}\t\n\r]|\ufffd/u.test(text) && !otherFormats.test(text);
  if (!isText) throw unreadable();
  return { text };
}

/**
 * Words with times, each cue's time shared out among its words by their length. The times inside a cue are therefore
 * approximate; counts and cue edges are exact.
 */
export function wordsOfCues(cues: Quote[]): Word[] {
  return cues.flatMap((cue) => {
    const words = cue.text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
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
