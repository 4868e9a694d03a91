import { readGivenText, wordsOfCues } from "#lib/pitch/captions.ts";
import { alignText } from "#lib/transcripts/align-text.ts";
import { cuesOfWords } from "#lib/transcripts/cues-of-words.ts";
import { detectLanguage } from "#lib/transcripts/detect-language.ts";
import type { Transcription } from "#lib/transcripts/transcript.ts";
import type { Transcriber } from "./transcriber.ts";

/** Times of cues are somebody's work, words in them are shared out; times by voice activity are worth less. */
const confidence = { cues: 0.95, aligned: 0.7 };

/**
 * The text that came with a recording: captions with times, or what is said as plain text, which gets its times from
 * where somebody speaks.
 */
export function createTextTranscriber(
  name: "captions" | "subtitles",
  read: (signal?: AbortSignal) => Promise<{ text: string; language: string | null }>,
): Transcriber {
  return {
    name,
    use: "content",
    wordTimes: "approximate",
    longestSeconds: null,
    async transcribe({ segments, endSeconds }, { signal, language }): Promise<Transcription> {
      const source = await read(signal);
      const given = readGivenText(source.text);
      const timed = "cues" in given;
      const cues = timed ? given.cues.filter((cue) => cue.startSeconds < endSeconds) : [];
      const words = timed ? wordsOfCues(cues) : alignText(given.text, segments);
      const said = words.map((word) => word.text).join(" ");
      return {
        words,
        cues: timed ? cues : cuesOfWords(words),
        language:
          source.language ?? (timed ? given.language : null) ?? (await detectLanguage(said)) ?? language,
        confidence: timed ? confidence.cues : confidence.aligned,
      };
    },
  };
}
