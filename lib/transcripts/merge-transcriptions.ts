import type { TimeRange } from "#lib/signals/measurement.ts";
import { cuesOfWords } from "./cues-of-words.ts";
import type { Chunk } from "./plan-chunks.ts";
import { stitchChunks } from "./stitch-chunks.ts";
import type { SpokenTranscript, Transcription } from "./transcript.ts";

/** The language of most words. */
function commonLanguage(parts: Transcription[]): string | null {
  const votes = new Map<string, number>();
  for (const { language, words } of parts) {
    if (language !== null) votes.set(language, (votes.get(language) ?? 0) + words.length);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function meanConfidence(parts: Transcription[]): number | null {
  const known = parts.flatMap(({ confidence, words }) =>
    confidence === null ? [] : [{ confidence, weight: words.length }],
  );
  const weight = known.reduce((sum, part) => sum + part.weight, 0);
  if (weight === 0) return null;
  return known.reduce((sum, part) => sum + part.confidence * part.weight, 0) / weight;
}

/**
 * One transcript from what a recogniser made of each chunk.
 * @param segments stretches of speech, outside which nothing is believed; null for a text, which is taken as it is
 */
export function mergeTranscriptions(
  recogniser: Pick<SpokenTranscript, "source" | "use" | "wordTimes">,
  chunks: Chunk[],
  parts: Transcription[],
  segments: TimeRange[] | null,
): SpokenTranscript {
  const lists = parts.map((part) => part.words);
  const words = segments === null ? lists.flat() : stitchChunks(chunks, lists, segments);
  return {
    ...recogniser,
    language: commonLanguage(parts),
    confidence: meanConfidence(parts),
    words,
    cues: (segments === null ? parts[0]?.cues : undefined) ?? cuesOfWords(words),
  };
}
