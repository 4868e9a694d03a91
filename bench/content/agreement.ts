import { sampleRankCorrelation } from "simple-statistics";
import type { RubricItemScore } from "#lib/pitch/report.ts";
import { type RubricItemId, rubricItemIds } from "#lib/pitch/rubric.ts";
import type { Report } from "../report.ts";
import type { LabelledPitch } from "./labelled-pitch.ts";

/** An item of a pitch as a person and as the judge scored it. */
export type Marked = { item: RubricItemId; wanted: number; given: number; isQuoteRight: boolean };

export function mark(pitch: LabelledPitch, items: readonly RubricItemScore[]): Marked[] {
  return rubricItemIds.map((id) => {
    const { points = null, quote = null } = items.find(({ item }) => item === id) ?? {};
    const isQuoteRight = pitch.sentences.some(
      (sentence) => sentence.item === id && quote !== null && sentence.text.includes(quote.text),
    );
    return { item: id, wanted: pitch.points?.[id] ?? Number.NaN, given: points ?? Number.NaN, isQuoteRight };
  });
}

function rank(pairs: readonly { wanted: number; given: number }[]): number {
  return sampleRankCorrelation(
    pairs.map(({ wanted }) => wanted),
    pairs.map(({ given }) => given),
  );
}

/** From so many points on an item is said. */
const said = 2;

/** How the judge agrees with the labels of pitches: in all, and in what kind of error it makes. */
export function reportAgreement(report: Report, name: string, marked: readonly Marked[][]): void {
  const all = marked.flat();
  const sum = (items: Marked[], key: "wanted" | "given") => items.reduce((total, one) => total + one[key], 0);
  report(`${name}: Spearman of items against labels`, rank(all), "rho", 0.7);
  const totals = marked.map((items) => ({ wanted: sum(items, "wanted"), given: sum(items, "given") }));
  report(`${name}: Spearman of whole pitches`, rank(totals), "rho", 0.7);
  const off = all.reduce((total, { wanted, given }) => total + Math.abs(wanted - given), 0);
  report(`${name}: mean distance from the label`, off / all.length, "points");
  const there = all.filter(({ wanted }) => wanted >= said);
  const found = there.filter(({ given }) => given >= said);
  const right = there.filter(({ isQuoteRight }) => isQuoteRight);
  report(`${name}: right sentence quoted`, right.length, "items", there.length);
  report(`${name}: said and found`, found.length, "items", there.length);
  const invented = all.filter(({ wanted, given }) => wanted < said && given >= said);
  report(`${name}: found and not said`, invented.length, "items", 0);
  report(`${name}: Spearman of what is said and found`, rank(found), "rho");
}

/** The same item by item. */
export function reportItems(report: Report, name: string, marked: readonly Marked[][]): void {
  for (const id of rubricItemIds) {
    const own = marked.flat().filter(({ item }) => item === id);
    report(`${name}: Spearman of ${id.replace("_", " ")}`, rank(own), "rho");
  }
}
