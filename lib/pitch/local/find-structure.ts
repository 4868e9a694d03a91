import type { ContentFinding, Grade, RubricItemScore } from "../report.ts";
import type { Sentence } from "./sentence.ts";

/** The opening in which a listener should learn what it is about, and the part that should end in the ask. */
const openingShare = 0.25;
const closingShare = 0.6;
/** Fewer parts have no order. */
const leastParts = 4;

type Place = { item: RubricItemScore; share: number };

/** Where each part that is plainly said stands in the talk, 0..1, in the order of the rubric. */
function placesOf(items: RubricItemScore[], sentences: Sentence[]): Place[] {
  const starts = sentences.map(({ startSeconds }) => startSeconds);
  return items.flatMap((item) => {
    if (item.quote === null || (item.points ?? 0) < 2) return [];
    const index = starts.indexOf(item.quote.startSeconds);
    return [{ item, share: index / Math.max(1, sentences.length - 1) }];
  });
}

/** Share of pairs of parts that come in the order of the rubric. */
function shareInOrder(places: Place[]): number {
  const pairs = places.flatMap((first, at) =>
    places.slice(at + 1).map((second) => first.share <= second.share),
  );
  return pairs.filter(Boolean).length / pairs.length;
}

/** In what order the story is told: what opens it, how it runs, what closes it. */
export function findStructure(items: RubricItemScore[], sentences: Sentence[]): ContentFinding[] {
  const places = placesOf(items, sentences);
  const find = (id: string) => places.find(({ item }) => item.item === id);
  const finding = (
    metric: string,
    label: string,
    about: Place | undefined,
    value: number | null,
    grade: Grade | null,
    note: string,
  ): ContentFinding => {
    const quotes = about?.item.quote ? [about.item.quote] : [];
    return { metric, kind: "structure", label, value, unit: "ratio", grade, note, quotes };
  };
  const [opening] = [find("problem"), find("solution")]
    .filter((place) => place !== undefined)
    .sort((a, b) => a.share - b.share);
  const ask = find("ask");
  const found: ContentFinding[] = [];
  if (opening) {
    const isEarly = opening.share <= openingShare;
    const note = isEarly
      ? "The opening says what it is about."
      : "It takes long to learn what it is about. Begin with the problem.";
    found.push(finding("opening", "Opening", opening, opening.share, isEarly ? "good" : "warn", note));
  }
  if (ask) {
    const isLate = ask.share >= closingShare;
    const note = isLate
      ? "You end with what you want."
      : "What you want comes before the reasons for it. Move it to the end.";
    found.push(finding("closing", "Close", ask, ask.share, isLate ? "good" : "warn", note));
  }
  if (places.length >= leastParts) {
    const share = shareInOrder(places);
    const isInOrder = share >= 0.7;
    const note = isInOrder
      ? "The parts come in an order that listeners expect."
      : "The parts jump back and forth. Try: problem, solution, market, numbers, team, ask.";
    found.push(finding("order", "Order", undefined, share, isInOrder ? "good" : "warn", note));
  }
  return found;
}
