import type { Quote } from "#lib/pitch/report.ts";
import { joinCues } from "#lib/pitch/transcript-text.ts";

/** More than anybody says in a pitch; the rest is not read. */
const mostCharacters = 200_000;
/** Shorter is no statement, longer no question. */
const words = { least: 5, most: 40 };

/**
 * Sentences of a transcript in any language, with their times. Where nobody set full stops the cues are taken, as the
 * transcriber cut them at pauses.
 */
export function splitSentences(cues: readonly Quote[], language: string | null): Quote[] {
  let length = 0;
  const read = cues.filter((cue) => {
    length += cue.text.length + 1;
    return length <= mostCharacters;
  });
  const { text, timeAt } = joinCues(read);
  const segmenter = new Intl.Segmenter(language ?? "en", { granularity: "sentence" });
  const isPunctuated = (text.match(/[.!?…。]/g)?.length ?? 0) * 60 > text.split(" ").length;
  const sentences = isPunctuated
    ? Array.from(segmenter.segment(text), ({ segment, index }): Quote => {
        const trimmed = segment.trimEnd();
        return {
          text: trimmed,
          startSeconds: timeAt(index),
          endSeconds: timeAt(index + trimmed.length),
        };
      })
    : read;
  return sentences.filter(({ text: sentence }) => {
    const count = sentence.split(/\s+/).length;
    return count >= words.least && count <= words.most;
  });
}
