import { notMeasured } from "#components/results/reason-words.ts";
import { formatClock, formatScore } from "#components/ui/format.ts";
import { formatValue } from "#lib/pitch/format-value.ts";
import type { Receipt } from "#lib/pitch/report.ts";
import { drawGrade } from "./draw-headline.ts";
import type { Sheet } from "./sheet.ts";

const rowHeight = 24;
/** Left edges of the columns, points from the margin. */
const at = { value: 104, band: 188, grade: 282, score: 324, source: 374 };
const shownTimes = 3;

function drawHead(sheet: Sheet): void {
  const y = sheet.doc.y;
  const heads = [
    ["Measured", at.value],
    ["Good is", at.band],
    ["Score × share", at.grade],
    ["Where it comes from", at.source],
  ] as const;
  for (const [words, x] of heads) sheet.text("small", words, { x: sheet.left + x, y, width: 100 });
  sheet.doc.y = y + 14;
}

function describeSource({ source, confidence, evidence }: Receipt): string {
  const sure = confidence === null ? "" : `, ${Math.round(confidence * 100)} % sure`;
  const times = evidence.slice(0, shownTimes).map(({ startSeconds }) => formatClock(startSeconds));
  const more = evidence.length > shownTimes ? ` and ${evidence.length - shownTimes} more` : "";
  const shows = times.length === 0 ? "" : `. At ${times.join(", ")}${more}`;
  return source === null ? "" : `${source.replace(/^model:/, "")}${sure}${shows}`;
}

/** A value as it is written: its figures to align, its unit in words. */
function drawMeasure(sheet: Sheet, text: string, x: number, y: number): void {
  const [figures = ""] = /^−?[\d.,]+/.exec(text) ?? [];
  sheet.text("figures", figures, { x, y: y + 0.5, width: at.band - at.value });
  const unit = text.slice(figures.length).trim();
  const place = { x: x + sheet.widthOf("figures", figures) + 3, y, colour: "ink" } as const;
  if (unit !== "") sheet.text("small", unit, { ...place, width: sheet.left + at.band - place.x });
}

function drawRow(sheet: Sheet, receipt: Receipt, share: number): void {
  const { label, value, unit, band, score, grade, reason } = receipt;
  const source = value === null ? notMeasured(reason) : describeSource(receipt);
  const x = sheet.left + (value === null ? at.value : at.source);
  const height = Math.max(
    rowHeight,
    sheet.heightOf("small", source, { x }) + 12,
    sheet.heightOf("small", band ?? "", { width: at.grade - at.band - 8 }) + 12,
  );
  sheet.ensure(height);
  const y = sheet.doc.y + 6;
  sheet.line(y - 6);
  sheet.text("body", label, { y: y - 1, width: at.value - 8 }, "H3");
  sheet.text("small", source, { x, y });
  if (value !== null) {
    drawMeasure(sheet, formatValue(value, unit).replace(/^-/, "−"), sheet.left + at.value, y);
    const words = band ?? "reported, not scored";
    sheet.text("small", words, { x: sheet.left + at.band, y, width: at.grade - at.band - 8 });
  }
  if (score !== null && grade !== null) {
    drawGrade(sheet, grade, sheet.left + at.grade, y + 2.5);
    const counted = `${formatScore(score)} × ${Math.round(share * 100)} %`;
    sheet.text("figures", counted, { x: sheet.left + at.score - 4, y: y + 0.5, width: 56 });
  }
  sheet.doc.y = y - 6 + height;
}

/** Every metric with its receipt: value, band, score and its share, where it came from, where it shows. */
export function drawReceipts(sheet: Sheet, receipts: readonly Receipt[]): void {
  if (receipts.length === 0) return;
  const counted = receipts.reduce((sum, { score, weight }) => sum + (score === null ? 0 : weight), 0);
  sheet.ensure(80);
  drawHead(sheet);
  for (const receipt of receipts) drawRow(sheet, receipt, counted > 0 ? receipt.weight / counted : 0);
}
