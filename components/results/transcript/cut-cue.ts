import type { Quote } from "#lib/pitch/report.ts";
import type { Filler } from "#lib/signals/speech-measurements.ts";

/** A piece of a cue's text: plain, a filler, or what is searched for. */
export type CuePart = { text: string; kind: "plain" | "filler" | "hit" };
/** A stretch of a text, by its characters. */
type Span = { from: number; to: number; kind: "filler" | "hit" };

const isLetter = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}'’]/u.test(character);

/** Where a word stands in a text as a whole word, from a place on; -1 where it does not. */
function findWord(text: string, word: string, from: number): number {
  for (let at = text.indexOf(word, from); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + word.length])) return at;
  }
  return -1;
}

/** The fillers of a cue in its text, each once, in the order in which they were said. */
function spansOfFillers(text: string, fillers: readonly string[]): Span[] {
  const lower = text.toLowerCase();
  let from = 0;
  return fillers.flatMap((said) => {
    const at = findWord(lower, said.toLowerCase(), from);
    if (at === -1) return [];
    from = at + said.length;
    return [{ from: at, to: from, kind: "filler" as const }];
  });
}

function spansOfHits(text: string, wanted: string): Span[] {
  const [lower, needle] = [text.toLowerCase(), wanted.trim().toLowerCase()];
  if (needle === "") return [];
  const spans: Span[] = [];
  for (let at = lower.indexOf(needle); at !== -1; at = lower.indexOf(needle, at + needle.length)) {
    spans.push({ from: at, to: at + needle.length, kind: "hit" });
  }
  return spans;
}

/** The text of a cue in pieces. Where a hit and a filler overlap, the hit is shown. */
export function cutCue(cue: Quote, fillers: readonly string[], wanted: string): CuePart[] {
  const hits = spansOfHits(cue.text, wanted);
  const free = spansOfFillers(cue.text, fillers).filter(
    (filler) => !hits.some((hit) => hit.from < filler.to && filler.from < hit.to),
  );
  const parts: CuePart[] = [];
  let from = 0;
  for (const span of [...hits, ...free].sort((a, b) => a.from - b.from)) {
    if (span.from > from) parts.push({ text: cue.text.slice(from, span.from), kind: "plain" });
    parts.push({ text: cue.text.slice(span.from, span.to), kind: span.kind });
    from = span.to;
  }
  if (from < cue.text.length || parts.length === 0) parts.push({ text: cue.text.slice(from), kind: "plain" });
  return parts;
}

/** The cue of each moment: the last that has begun and not ended; -1 in between. Cues are in order of time. */
export function cueAt(cues: readonly Quote[], seconds: number): number {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.startSeconds ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  const cue = cues[low - 1];
  return cue && seconds < cue.endSeconds ? low - 1 : -1;
}

/** The words of the fillers said within each cue, by the cue's place. */
export function fillersOfCues(
  cues: readonly Quote[],
  fillers: readonly Pick<Filler, "startSeconds" | "endSeconds" | "text">[],
): Record<number, string[]> {
  const found: Record<number, string[]> = {};
  for (const { startSeconds, endSeconds, text } of fillers) {
    const place = cueAt(cues, (startSeconds + endSeconds) / 2);
    if (place === -1 || !text) continue;
    found[place] = [...(found[place] ?? []), text];
  }
  return found;
}
