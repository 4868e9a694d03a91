import { type Band, gradeOf, scoreByBand } from "./bands.ts";
import { deliveryBands } from "./delivery-bands.ts";
import type { PitchReport, Receipt } from "./report.ts";
import { scoreItemPoints } from "./score-content.ts";
import { type SectionName, type Sections, scoreOverall, sectionNames } from "./score-overall.ts";
import { scoreSection } from "./score-section.ts";
import { visualBands } from "./visual-bands.ts";

const bands: Record<string, Band> = { ...deliveryBands, ...visualBands };

/** Something that could be different in the next take. */
export type Change =
  | { kind: "metric"; metric: string; value: number }
  | { kind: "fewer_fillers"; count: number }
  | { kind: "content"; item: string; points: number };

type Scored = Pick<PitchReport, "sections" | "marks">;

function findReceipt(sections: Sections, metric: string): { name: SectionName; receipt: Receipt } | null {
  for (const name of sectionNames) {
    const receipt = sections[name].receipts.find((one) => one.metric === metric);
    if (receipt) return { name, receipt };
  }
  return null;
}

/** Fillers a minute without the `count` heaviest of them; null where they were not counted. */
function rateWithout({ sections, marks }: Scored, count: number): number | null {
  const rate = findReceipt(sections, "fillerRate")?.receipt.value ?? null;
  const seconds = findReceipt(sections, "speechSeconds")?.receipt.value ?? null;
  if (rate === null || seconds === null || seconds === 0) return null;
  const heaviest = marks.fillers.map(({ weight }) => weight).sort((a, b) => b - a);
  const removed = heaviest.slice(0, Math.max(0, count)).reduce((sum, weight) => sum + weight, 0);
  return Math.max(0, rate - (60 * removed) / seconds);
}

/** Between which values a change of a metric makes a difference; null for what is not scored by a band. */
export function changeRange(metric: string): { low: number; high: number } | null {
  const knots = bands[metric]?.knots.map(([value]) => value);
  return knots ? { low: Math.min(...knots), high: Math.max(...knots) } : null;
}

/** On which side of its best values a value of a metric lies; null among them, or where no band scores it. */
export function sideOfBest(metric: string, value: number): "low" | "high" | null {
  const knots = bands[metric]?.knots ?? [];
  const top = Math.max(...knots.map(([, score]) => score));
  const best = knots.filter(([, score]) => score === top).map(([at]) => at);
  if (best.length === 0) return null;
  return value < Math.min(...best) ? "low" : value > Math.max(...best) ? "high" : null;
}

/** What is measured in the changed take: a metric and its value; null where there is nothing to change. */
function changedValue(report: Scored, change: Change): { metric: string; value: number } | null {
  if (change.kind === "metric") return { metric: change.metric, value: change.value };
  if (change.kind === "content") {
    return { metric: change.item, value: Math.min(5, Math.max(0, change.points)) };
  }
  const value = rateWithout(report, change.count);
  return value === null ? null : { metric: "fillerRate", value };
}

/**
 * The overall score of the same take with one thing different, by the bands and weights that scored it, and the points
 * that would bring. Null where that thing was not measured or not scored, or there is no score to change.
 */
export function whatIf(report: Scored, change: Change): { overallScore: number; gain: number } | null {
  const changed = changedValue(report, change);
  const found = changed && findReceipt(report.sections, changed.metric);
  if (!changed || !found || found.receipt.score === null) return null;
  const { name, receipt } = found;
  const band = bands[changed.metric];
  if (name !== "content" && !band) return null;
  const score =
    name === "content" || !band ? scoreItemPoints(changed.value) : scoreByBand(band, changed.value);
  const rescored: Receipt = { ...receipt, value: changed.value, score, grade: gradeOf(score) };
  const receipts = report.sections[name].receipts.map((one) => (one === receipt ? rescored : one));
  const sections = { ...report.sections, [name]: { ...report.sections[name], ...scoreSection(receipts) } };
  const [before, after] = [scoreOverall(report.sections).score, scoreOverall(sections).score];
  return before === null || after === null ? null : { overallScore: after, gain: after - before };
}
