import { notMeasured } from "#components/results/reason-words.ts";
import type { RubricItemScore } from "#lib/pitch/report.ts";
import { drawQuote } from "./draw-feedback.ts";
import { ink } from "./ink.ts";
import type { Sheet } from "./sheet.ts";

const fullPoints = 5;
const column = 110;

function drawPoints(sheet: Sheet, points: number, x: number, y: number): void {
  for (let mark = 0; mark < fullPoints; mark += 1) {
    sheet.doc.rect(x + mark * 5.5, y, 3.2, 9).lineWidth(0.5);
    if (mark < Math.round(points)) sheet.doc.fillAndStroke(ink.ink, ink.ink);
    else sheet.doc.stroke(ink.lineStrong);
  }
  sheet.text("figures", `${Number(points.toFixed(1))} of 5`, { x: x + 34, y: y, width: 50, colour: "muted" });
}

function drawItem(sheet: Sheet, item: RubricItemScore, linkTo: (seconds: number) => string): void {
  const x = sheet.left + column;
  const width = sheet.width - column;
  const note = item.points === null ? notMeasured(item.reason) : item.note;
  const quoted = item.quote ? sheet.heightOf("quote", `“${item.quote.text}”`, { width: width - 40 }) : 0;
  sheet.ensure(Math.max(34, quoted + sheet.heightOf("muted", note, { width }) + 16));
  const top = sheet.doc.y + 7;
  sheet.line(top - 7);
  sheet.text("heading", item.label, { y: top, width: column - 8 }, "H3");
  if (item.points !== null) drawPoints(sheet, item.points, sheet.left, top + 16);
  sheet.doc.y = top - 1;
  if (item.quote) drawQuote(sheet, item.quote, x, width, linkTo);
  sheet.text("muted", note, { x });
  sheet.doc.y = Math.max(sheet.doc.y, top + 28) + 6;
}

/** The items of the rubric, each with the sentence it rests on. */
export function drawRubric(
  sheet: Sheet,
  items: readonly RubricItemScore[],
  linkTo: (seconds: number) => string,
): void {
  for (const item of items) drawItem(sheet, item, linkTo);
}
