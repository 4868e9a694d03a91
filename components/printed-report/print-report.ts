import { notMeasured } from "#components/results/reason-words.ts";
import { sectionLabels, sectionNames, sectionSubjects } from "#components/results/section-names.ts";
import type { PrintView } from "#lib/printing/get-print-view.ts";
import type { Typefaces } from "#lib/printing/typefaces.ts";
import { canSet } from "./choose-faces.ts";
import { drawFacts } from "./draw-facts.ts";
import { drawFeedback } from "./draw-feedback.ts";
import { drawHeadline } from "./draw-headline.ts";
import { drawReceipts } from "./draw-receipts.ts";
import { drawRubric } from "./draw-rubric.ts";
import { drawTimeAxis } from "./draw-time-axis.ts";
import { ink } from "./ink.ts";
import { openSheet, type Sheet } from "./sheet.ts";

function drawWordmark(sheet: Sheet): void {
  const { doc } = sheet;
  const y = doc.y;
  sheet.text("title", "Pitch", { y });
  const x = sheet.left + sheet.widthOf("title", "Pitch") + 1.6;
  doc.rect(x, y - 1, 1.4, 21).fill(ink.accent);
  sheet.text("title", "Quest", { x: x + 3, y });
  doc.y = y + 42;
}

/** Page numbers, and where the report itself is; below the margin, so no page may be begun for them. */
function drawFooters(sheet: Sheet, title: string, address: string): void {
  const { doc } = sheet;
  const { start, count } = doc.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    doc.switchToPage(index);
    const { margins, height } = doc.page;
    const kept = margins.bottom;
    margins.bottom = 0;
    const y = height - 40;
    sheet.line(y - 8);
    sheet.text("small", title.slice(0, 70), { y, width: 300, link: address });
    const place = { x: sheet.right - 100, y, width: 100, align: "right" } as const;
    sheet.text("figures", `${index + 1} / ${count}`, { ...place, colour: "muted" });
    margins.bottom = kept;
  }
}

function drawSections(sheet: Sheet, { report }: PrintView, linkTo: (seconds: number) => string): void {
  for (const name of sectionNames) {
    const section = report.sections[name];
    sheet.ensure(150);
    sheet.gap(18);
    sheet.text("display", sectionLabels[name], {}, "H2");
    sheet.gap(2);
    sheet.text("muted", section.status === "assessed" ? sectionSubjects[name] : notMeasured(section.reason));
    sheet.gap(8);
    const rubric = "rubric" in section ? section.rubric : [];
    drawRubric(sheet, rubric, linkTo);
    // The receipts of a judged content say its points once more.
    if (rubric.length === 0) drawReceipts(sheet, section.receipts);
  }
}

/**
 * A take's report as a PDF document, tagged, with its fonts in it.
 * @param address of the take's page; times lead to their second there
 */
export async function printReport(view: PrintView, typefaces: Typefaces, address: string): Promise<Buffer> {
  const { report, video } = view;
  const linkTo = (seconds: number) => `${address}?t=${Math.floor(seconds)}`;
  const frame = { durationSeconds: report.metadata.videoDurationSeconds, linkTo };
  const sheet = openSheet(typefaces, { title: video.title, subject: "Notes on a pitch, to the second" });
  const { doc } = sheet;
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.once("end", resolve));

  drawWordmark(sheet);
  drawHeadline(sheet, view);
  sheet.gap(22);
  drawFeedback(sheet, "Work on these", report.feedback.improvements, { ...frame, numbered: true });
  sheet.gap(14);
  drawTimeAxis(sheet, report);
  drawFeedback(sheet, "Keep these", report.feedback.strengths, { ...frame, numbered: false });
  drawSections(sheet, view, linkTo);
  sheet.gap(18);
  const said = `${video.title}${JSON.stringify(report)}`;
  const notes = canSet(said, typefaces.sans)
    ? report.metadata.notes
    : [
        ...report.metadata.notes,
        "Some letters of this take cannot be printed here; its page shows them all.",
      ];
  drawFacts(sheet, report, notes);
  drawFooters(sheet, video.title, address);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
