import { listOmissions, summarise } from "#components/results/headline/summarise.ts";
import { sectionLabels, sectionNames } from "#components/results/section-names.ts";
import { formatDuration, formatScore } from "#components/ui/format.ts";
import { gradeOf } from "#lib/pitch/bands.ts";
import type { Grade } from "#lib/pitch/report.ts";
import type { PrintView } from "#lib/printing/get-print-view.ts";
import { ink } from "./ink.ts";
import type { Sheet } from "./sheet.ts";

export const gradeWords: Record<Grade, string> = { good: "good", warn: "fair", poor: "weak" };

/** A grade by shape and word, so that it can be told without its colour. */
export function drawGrade(sheet: Sheet, grade: Grade, x: number, y: number): void {
  const { doc } = sheet;
  const size = 5;
  if (grade === "good") doc.circle(x + size / 2, y + size / 2, size / 2);
  else if (grade === "warn") doc.polygon([x, y + size], [x + size, y + size], [x + size / 2, y]);
  else doc.rect(x, y, size, size);
  doc.fill(ink[grade]);
  sheet.text("small", gradeWords[grade], { x: x + size + 4, y: y - 2.5, width: 40, colour: grade });
}

/** Ten divisions of ten, and a mark where the score is. */
function drawRuler({ doc }: Sheet, x: number, y: number, width: number, score: number | null): void {
  for (let tick = 0; tick <= 50; tick += 1) {
    const at = x + (width * tick) / 50;
    const height = tick % 5 === 0 ? 6 : 3;
    doc.moveTo(at, y).lineTo(at, y - height);
  }
  doc.lineWidth(0.4).stroke(ink.line);
  doc
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.5)
    .stroke(ink.lineStrong);
  if (score !== null) doc.rect(x + (width * score) / 100 - 1.2, y - 11, 2.4, 11).fill(ink.ink);
}

function drawPoster(sheet: Sheet, poster: Uint8Array, y: number): void {
  const box = { width: 150, height: 84 };
  const x = sheet.right - box.width;
  sheet.doc.image(Buffer.from(poster), x, y, { fit: [box.width, box.height], align: "right" });
}

/** The take's name, its score, one sentence, and the three sections on rulers of the same length. */
export function drawHeadline(sheet: Sheet, { video, report, analysedAt, poster }: PrintView): void {
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  const length = formatDuration(report.metadata.videoDurationSeconds);
  const top = sheet.doc.y;
  const beside = poster === null ? sheet.width : sheet.width - 174;
  sheet.text("heading", video.title, { width: beside }, "H1");
  sheet.gap(2);
  sheet.text("small", `${length} · analysed on ${day.format(new Date(analysedAt))}`, { width: beside });
  const scoreTop = sheet.doc.y + 4;
  const score = report.overallScore === null ? "–" : formatScore(report.overallScore);
  sheet.text("score", score, { y: scoreTop, width: beside }, "H2");
  sheet.text("small", "of 100", { x: sheet.left + sheet.widthOf("score", score) + 8, y: scoreTop + 112 });
  if (poster) drawPoster(sheet, poster, top);
  sheet.doc.y = scoreTop + 140;
  sheet.text("lead", summarise(report), { width: 360 });
  sheet.gap(18);
  for (const name of sectionNames) {
    const { score: points } = report.sections[name];
    const y = sheet.doc.y;
    sheet.text("body", sectionLabels[name], { y, width: 80 });
    drawRuler(sheet, sheet.left + 84, y + 11, 240, points);
    const place = { x: sheet.left + 334, y: y + 2, width: 30, align: "right" } as const;
    sheet.text("figures", points === null ? "–" : formatScore(points), place);
    if (points === null) sheet.text("small", "not judged", { x: sheet.left + 378, y: y + 1 });
    else drawGrade(sheet, gradeOf(points), sheet.left + 378, y + 4);
    sheet.doc.y = y + 21;
  }
  for (const sentence of listOmissions(report)) {
    sheet.gap(4);
    sheet.text("small", sentence);
  }
}
