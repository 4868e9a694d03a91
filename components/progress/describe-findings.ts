import { countOf, joinWords } from "#components/ui/format.ts";

/** What a finished step may have counted, and what to call it. */
const counted = [
  ["shots", "shot"],
  ["framesAnalyzed", "picture"],
  ["pauses", "pause"],
  ["words", "word"],
] as const;

/** What a step has found, in words: "19 shots"; null where it counted nothing. */
export function describeFindings(detail: Record<string, unknown>): string | null {
  const found = counted.flatMap(([key, noun]) => {
    const count = detail[key];
    return typeof count === "number" && count > 0 ? [countOf(count, noun)] : [];
  });
  return found.length > 0 ? joinWords(found) : null;
}
