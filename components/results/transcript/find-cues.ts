import type { Quote } from "#lib/pitch/report.ts";

/** A cue cut at every place where the words looked for stand: odd parts are the hits. */
export type FoundCue = { cue: Quote; parts: string[] };

/** The cues that hold what is looked for, in order; all of them, uncut, where nothing is. Case does not matter. */
export function findCues(cues: readonly Quote[], wanted: string): FoundCue[] {
  const needle = wanted.trim().toLowerCase();
  if (needle === "") return cues.map((cue) => ({ cue, parts: [cue.text] }));
  return cues.flatMap((cue) => {
    const parts: string[] = [];
    const lower = cue.text.toLowerCase();
    let from = 0;
    for (let at = lower.indexOf(needle); at !== -1; at = lower.indexOf(needle, from)) {
      parts.push(cue.text.slice(from, at), cue.text.slice(at, at + needle.length));
      from = at + needle.length;
    }
    return parts.length > 0 ? [{ cue, parts: [...parts, cue.text.slice(from)] }] : [];
  });
}
