import { evidenceRange } from "./evidence-range.ts";
import { isNoPitch } from "./no-pitch.ts";
import type { OpeningNote, Receipt, Section } from "./report.ts";
import type { ContentSection } from "./score-content.ts";

const openingSeconds = 30;
/** Smaller differences between the opening and the whole are noise. */
const noticeablePoints = 8;
/** What an audience should know after the opening. */
const subjects = ["problem", "solution"];

function compare(opening: number, whole: number): string {
  if (opening >= whole + noticeablePoints) return "You start stronger than you go on.";
  if (opening <= whole - noticeablePoints) return "You warm up late: the start sounds weaker than the rest.";
  return "You sound the same from the first sentence on.";
}

/** The metric whose start falls furthest behind the whole talk. */
function findLag(opening: Section, whole: Section): Receipt | null {
  const lags = opening.receipts.flatMap((receipt) => {
    const later = whole.receipts.find(({ metric }) => metric === receipt.metric)?.score ?? null;
    if (receipt.score === null || later === null || receipt.weight === 0) return [];
    return [{ receipt, points: later - receipt.score }];
  });
  const [worst] = lags.sort((a, b) => b.points - a.points);
  return worst && worst.points >= noticeablePoints ? worst.receipt : null;
}

/** What the first 30 seconds do to a listener; null where there is no opening or it could not be assessed. */
export function writeOpeningNote(
  opening: Section | null,
  whole: Section,
  content: ContentSection,
  durationSeconds: number,
): OpeningNote | null {
  if (opening === null || opening.score === null || whole.score === null) return null;
  const lag = findLag(opening, whole);
  const sentences = [compare(opening.score, whole.score)];
  if (lag) sentences.push(`${lag.label} is what falls behind there.`);
  const said = content.rubric
    .filter(({ item, points, quote }) => subjects.includes(item) && quote !== null && (points ?? 0) >= 2)
    .sort((a, b) => (a.quote?.startSeconds ?? 0) - (b.quote?.startSeconds ?? 0));
  const early = said.find(({ quote }) => quote !== null && quote.startSeconds < openingSeconds);
  if (content.status === "assessed" && !isNoPitch(content.rubric)) {
    sentences.push(
      early
        ? `People know after ${Math.max(1, Math.round(early.quote?.endSeconds ?? 0))} s what it is about.`
        : "After half a minute nobody knows yet what it is about. Begin with the problem.",
    );
  }
  return {
    title: "Your first 30 seconds",
    text: sentences.join(" "),
    evidence: evidenceRange(lag?.evidence[0] ?? { startSeconds: 0, endSeconds: 8 }, durationSeconds),
    quote: early?.quote ?? null,
  };
}
