import type { Series, TimeRange } from "#lib/signals/measurement.ts";
import { type Advice, advice, contentAdvice } from "./advice.ts";
import { sectionWeights } from "./bands.ts";
import { formatValue } from "./format-value.ts";
import type { FeedbackItem, PitchReport, Receipt, RubricItemScore } from "./report.ts";
import { rubric } from "./rubric.ts";
import { findWeakestStretch } from "./weakest-stretch.ts";

type Sections = PitchReport["sections"];
type SectionName = keyof Sections;
type Candidate = { receipt: Receipt; rubric: RubricItemScore | null; points: number };

const names = Object.keys(sectionWeights) as SectionName[];

/** Points that one point of this receipt is worth in the overall score. */
function leverage(sections: Sections, name: SectionName, receipt: Receipt): number {
  const assessed = names.filter((section) => sections[section].status === "assessed");
  const all = assessed.reduce((sum, section) => sum + sectionWeights[section], 0);
  const inSection = sections[name].receipts
    .filter((other) => other.score !== null)
    .reduce((sum, other) => sum + other.weight, 0);
  return (sectionWeights[name] / all) * (receipt.weight / inSection);
}

function candidates(sections: Sections): Candidate[] {
  return names
    .filter((name) => sections[name].status === "assessed")
    .flatMap((name) =>
      sections[name].receipts
        .filter((receipt) => receipt.score !== null && receipt.weight > 0)
        .map((receipt) => ({
          receipt,
          rubric: sections.content.rubric.find((item) => item.item === receipt.metric) ?? null,
          points: leverage(sections, name, receipt),
        })),
    );
}

function fill(text: string, { receipt }: Candidate): string {
  const asks = rubric.find((item) => item.id === receipt.metric)?.asks ?? "";
  const value = receipt.value === null ? "" : formatValue(receipt.value, receipt.unit);
  return text.replace("{value}", value).replace("{label}", receipt.label).replace("{asks}", asks);
}

/** Evidence, else the place where it shows most, else the whole talk: what never happens has no place of its own. */
function evidenceOf(receipt: Receipt, weakest: TimeRange | null, wholeTalk: TimeRange): TimeRange[] {
  if (receipt.evidence.length > 0) return receipt.evidence.slice(0, 5);
  return [weakest ?? wholeTalk];
}

/**
 * At most three improvements, by what they would add to the overall score, and three strengths, by what they carry
 * already. Pure; each item names the place in the video that shows it.
 */
export function writeFeedback(
  sections: Sections,
  durationSeconds: number,
  series: Series[],
): PitchReport["feedback"] {
  const wholeTalk = { startSeconds: 0, endSeconds: durationSeconds };
  const all = candidates(sections).map((candidate) => ({
    ...candidate,
    words: (candidate.rubric ? contentAdvice : advice[candidate.receipt.metric]) as Advice | undefined,
    gain: (100 - (candidate.receipt.score ?? 0)) * candidate.points,
    carries: (candidate.receipt.score ?? 0) * candidate.points,
  }));
  const item = (kind: FeedbackItem["kind"], entry: (typeof all)[number], words: Advice): FeedbackItem => ({
    id: `${kind}-${entry.receipt.metric}`,
    kind,
    metric: entry.receipt.metric,
    title: fill(kind === "strength" ? words.keep.title : words.improve.title, entry),
    why: fill(kind === "strength" ? words.keep.why : words.improve.why, entry),
    practice: kind === "strength" ? null : fill(words.improve.practice, entry),
    pointsToGain: kind === "strength" ? null : Number(entry.gain.toFixed(1)),
    evidence: evidenceOf(
      entry.receipt,
      kind === "improvement" ? findWeakestStretch(entry.receipt.metric, series) : null,
      wholeTalk,
    ),
    quote: entry.rubric?.quote ?? null,
  });
  const improvements = all
    .filter((entry) => entry.receipt.grade !== "good")
    .sort((a, b) => b.gain - a.gain)
    .flatMap((entry) => (entry.words ? [item("improvement", entry, entry.words)] : []));
  const strengths = all
    .filter((entry) => (entry.receipt.score ?? 0) >= 85)
    .sort((a, b) => b.carries - a.carries)
    .flatMap((entry) => (entry.words ? [item("strength", entry, entry.words)] : []));
  return { strengths: strengths.slice(0, 3), improvements: improvements.slice(0, 3) };
}
