import { formatDuration } from "#components/ui/format.ts";
import type { PitchReport } from "#lib/pitch/report.ts";
import type { Sheet } from "./sheet.ts";

/** What the reader must know of how the result came about. */
export function listFacts({ metadata, scoringVersion }: PitchReport): [name: string, fact: string][] {
  const { modelsUsed: models, costs } = metadata;
  const used: [string, string | null][] = [
    ["Words", models.transcription],
    ["Picture", models.vision],
    ["Expression", models.emotion],
    ["Content", models.content],
  ];
  return [
    ["Length", formatDuration(metadata.videoDurationSeconds)],
    ["Pictures seen", metadata.framesAnalyzed.toLocaleString("en-GB")],
    ...used.flatMap(([name, model]): [string, string][] => (model === null ? [] : [[name, model]])),
    ["Scoring", `version ${scoringVersion}`],
    ["Cost", costs.totalUsd === 0 ? "nothing: no paid service was asked" : `$${costs.totalUsd.toFixed(4)}`],
  ];
}

export function drawFacts(sheet: Sheet, report: PitchReport, notes: readonly string[]): void {
  const facts = listFacts(report);
  sheet.ensure(60 + facts.length * 16);
  sheet.text("display", "Receipt", {}, "H2");
  sheet.gap(6);
  for (const note of notes) {
    sheet.text("body", note, { width: 400 });
    sheet.gap(4);
  }
  sheet.gap(4);
  for (const [name, fact] of facts) {
    const y = sheet.doc.y;
    sheet.line(y);
    sheet.text("small", name, { y: y + 4, width: 84 });
    sheet.text("small", fact, { x: sheet.left + 92, y: y + 4, colour: "ink" });
    sheet.doc.y = Math.max(sheet.doc.y, y + 15) + 2;
  }
}
