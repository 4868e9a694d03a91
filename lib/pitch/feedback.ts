import type { Series, TimeRange } from "#lib/signals/measurement.ts";
import { type Advice, advice } from "./advice.ts";
import { sectionWeights } from "./bands.ts";
import { adviseOnItem } from "./content-advice.ts";
import { evidenceRange, exampleRange } from "./evidence-range.ts";
import { formatValue } from "./format-value.ts";
import { joinWords } from "./join-words.ts";
import { isNoPitch, noPitchAdvice } from "./no-pitch.ts";
import type { FeedbackItem, PitchReport, Receipt, RubricItemScore } from "./report.ts";
import { rubric } from "./rubric.ts";
import { type SectionName, type Sections, sectionNames } from "./score-overall.ts";
import { findWeakestStretch } from "./weakest-stretch.ts";
import { sideOfBest, whatIf } from "./what-if.ts";

/** What feedback is written from. */
type Material = {
  sections: Sections;
  marks: PitchReport["marks"];
  durationSeconds: number;
  series: Series[];
};

type Candidate = {
  section: SectionName;
  receipt: Receipt;
  item: RubricItemScore | null;
  words: Advice;
  points: number;
};

const mostItems = 3;
const mostRanges = 5;
/** A strength is worth naming from this score on. */
const strongScore = 85;
const fewerFillers = 5;
/** Less than half a point is not worth a promise. */
const leastGain = 0.5;

/** Points that one point of this receipt is worth in the overall score. */
function leverage(sections: Sections, name: SectionName, receipt: Receipt): number {
  const assessed = sectionNames.filter((section) => sections[section].status === "assessed");
  const all = assessed.reduce((sum, section) => sum + sectionWeights[section], 0);
  const inSection = sections[name].receipts
    .filter((other) => other.score !== null)
    .reduce((sum, other) => sum + other.weight, 0);
  return (sectionWeights[name] / all) * (receipt.weight / inSection);
}

/** What to say of a receipt; for a metric by the side on which it misses what is best. */
function adviceOn(receipt: Receipt, item: RubricItemScore | null): Advice | undefined {
  if (item) return adviseOnItem(item);
  const words = advice[receipt.metric];
  const side = receipt.value === null ? null : sideOfBest(receipt.metric, receipt.value);
  return words && side ? { ...words, improve: { ...words.improve, ...words[side] } } : words;
}

function listCandidates(sections: Sections): Candidate[] {
  return sectionNames
    .filter((name) => sections[name].status === "assessed")
    .flatMap((name) =>
      sections[name].receipts
        .filter((receipt) => receipt.score !== null && receipt.weight > 0)
        .flatMap((receipt) => {
          const item =
            name === "content" ? sections.content.rubric.find((one) => one.item === receipt.metric) : null;
          const words = adviceOn(receipt, item ?? null);
          if (!words) return [];
          return [
            { section: name, receipt, item: item ?? null, words, points: leverage(sections, name, receipt) },
          ];
        }),
    );
}

function fill(text: string, { receipt, item }: Candidate): string {
  const asks = rubric.find(({ id }) => id === receipt.metric)?.asks ?? "";
  const value = receipt.value === null ? "" : formatValue(receipt.value, receipt.unit);
  return text
    .replace("{value}", value)
    .replace("{label}", receipt.label)
    .replace("{asks}", asks)
    .replace("{missing}", joinWords(item?.missing ?? []));
}

/** Where a part that is not said would belong: after the last part of the rubric before it that is. */
function placeOf(item: RubricItemScore, { sections, durationSeconds }: Material): TimeRange {
  if (item.item === "ask") return { startSeconds: durationSeconds - 6, endSeconds: durationSeconds };
  const parts = sections.content.rubric;
  const before = parts.slice(
    0,
    parts.findIndex((one) => one.item === item.item),
  );
  const end = before.findLast(({ quote }) => quote !== null)?.quote?.endSeconds ?? 0;
  return { startSeconds: Math.max(0, end - 2), endSeconds: end + 4 };
}

/** Evidence, else the place where it shows most, where it would belong, or an example. */
function evidenceOf(candidate: Candidate, kind: FeedbackItem["kind"], material: Material): TimeRange[] {
  const { receipt, item } = candidate;
  const { series, durationSeconds } = material;
  const weakest = kind === "improvement" ? findWeakestStretch(receipt.metric, series) : null;
  const found =
    receipt.evidence.length > 0
      ? receipt.evidence.slice(0, mostRanges)
      : [weakest ?? (item ? placeOf(item, material) : exampleRange(series, durationSeconds))];
  return found.map((range) => evidenceRange(range, durationSeconds));
}

/** A small step and what it alone would add. */
function describeStep({ receipt, item }: Candidate, material: Material): string | null {
  const promise = (gain: number) => {
    const points = Math.round(gain * 10) / 10;
    return `${points} ${points === 1 ? "point" : "points"}`;
  };
  if (receipt.metric === "fillerRate") {
    const gain = whatIf(material, { kind: "fewer_fillers", count: fewerFillers })?.gain ?? 0;
    return gain >= leastGain ? `Five fewer fillers would already add ${promise(gain)}.` : null;
  }
  const [first] = item?.missing ?? [];
  if (!item || item.points === null || first === undefined) return null;
  const gain = whatIf(material, { kind: "content", item: item.item, points: item.points + 1 })?.gain ?? 0;
  return gain >= leastGain ? `Saying ${first} would already add ${promise(gain)}.` : null;
}

/** The best of each section first: three strengths of one kind tell less than one of each. */
function mixSections<T extends Candidate>(sorted: T[]): T[] {
  const best = sorted.filter((one, at) => sorted.findIndex(({ section }) => section === one.section) === at);
  return [...best, ...sorted.filter((one) => !best.includes(one))];
}

function writeNoPitch({ series, durationSeconds }: Material): FeedbackItem {
  return {
    id: "improvement-content",
    kind: "improvement",
    metric: "content",
    ...noPitchAdvice,
    pointsToGain: null,
    whatIf: null,
    evidence: [exampleRange(series, durationSeconds)],
    quote: null,
  };
}

/**
 * At most three improvements, by what they would add to the overall score, and three strengths, by what they carry
 * already, of different sections where there are. Of a talk that is no pitch that is said, and nothing of its parts. Pure; each item names 4 to 8 seconds of the video that show it.
 */
export function writeFeedback(
  material: Material,
): Pick<PitchReport["feedback"], "strengths" | "improvements"> {
  const noPitch = isNoPitch(material.sections.content.rubric) ? [writeNoPitch(material)] : [];
  const candidates = listCandidates(material.sections).filter(
    ({ section }) => noPitch.length === 0 || section !== "content",
  );
  const all = candidates.map((candidate) => ({
    ...candidate,
    gain: (100 - (candidate.receipt.score ?? 0)) * candidate.points,
    carries: (candidate.receipt.score ?? 0) * candidate.points,
  }));
  const write = (kind: FeedbackItem["kind"], entry: (typeof all)[number]): FeedbackItem => {
    const isImprovement = kind === "improvement";
    const words = isImprovement ? entry.words.improve : entry.words.keep;
    return {
      id: `${kind}-${entry.receipt.metric}`,
      kind,
      metric: entry.receipt.metric,
      title: fill(words.title, entry),
      why: fill(words.why, entry),
      practice: isImprovement ? fill(entry.words.improve.practice, entry) : null,
      pointsToGain: isImprovement ? Number(entry.gain.toFixed(1)) : null,
      whatIf: isImprovement ? describeStep(entry, material) : null,
      evidence: evidenceOf(entry, kind, material),
      quote: entry.item?.quote ?? null,
    };
  };
  return {
    improvements: [
      ...noPitch,
      ...all
        .filter(({ receipt }) => receipt.grade !== "good")
        .sort((a, b) => b.gain - a.gain)
        .map((entry) => write("improvement", entry)),
    ].slice(0, mostItems),
    strengths: mixSections(
      all.filter(({ receipt }) => (receipt.score ?? 0) >= strongScore).sort((a, b) => b.carries - a.carries),
    )
      .slice(0, mostItems)
      .map((entry) => write("strength", entry)),
  };
}
