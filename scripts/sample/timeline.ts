import type { Line } from "./pitch-lines.ts";
import { type Phone, type SpokenPhrase, voiceSampleRate } from "./voice.ts";

/** A line with its place in the recording, seconds. */
export interface TimedLine extends Omit<Line, "phrases"> {
  text: string;
  startSeconds: number;
  endSeconds: number;
}

export interface Timeline {
  lines: TimedLine[];
  /** Start of each phrase, seconds. */
  phraseStarts: number[];
  /** Every sound of the talk in recording time. */
  phones: Phone[];
  durationSeconds: number;
}

const closingSeconds = 1.2;

/** Puts the spoken phrases one after the other with their pauses. */
export function layOut(lines: Line[], spoken: SpokenPhrase[]): Timeline {
  const timeline: Timeline = { lines: [], phraseStarts: [], phones: [], durationSeconds: 0 };
  let at = 0;
  let index = 0;
  for (const { phrases, gesture, looksAway } of lines) {
    const start = at + (phrases[0]?.pauseSeconds ?? 0);
    for (const phrase of phrases) {
      const { samples, phones } = spoken[index] as SpokenPhrase;
      const phraseStart = at + phrase.pauseSeconds;
      timeline.phraseStarts.push(phraseStart);
      for (const phone of phones)
        timeline.phones.push({
          name: phone.name,
          startSeconds: phraseStart + phone.startSeconds,
          endSeconds: phraseStart + phone.endSeconds,
        });
      at = phraseStart + samples.length / voiceSampleRate;
      index += 1;
    }
    const text = phrases.map((phrase) => phrase.text).join(" ");
    timeline.lines.push({ gesture, looksAway, text, startSeconds: start, endSeconds: at });
  }
  timeline.durationSeconds = Math.ceil(2 * (at + closingSeconds)) / 2;
  return timeline;
}
