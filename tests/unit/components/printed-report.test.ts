import { beforeAll, describe, expect, it } from "vitest";
import { canSet, chooseFaces } from "#components/printed-report/choose-faces.ts";
import { listLanes } from "#components/printed-report/draw-time-axis.ts";
import { printReport } from "#components/printed-report/print-report.ts";
import type { PitchReport } from "#lib/pitch/report.ts";
import { loadTypefaces, type Typefaces } from "#lib/printing/typefaces.ts";
import { makeReport } from "#tests/factories/pitch-report.ts";

const address = "http://localhost:3000/videos/0f0e3b6e";
let typefaces: Typefaces;
beforeAll(async () => {
  typefaces = await loadTypefaces();
});

/** The document as text; page contents are packed, its structure, links and fonts are not. */
async function print(report: PitchReport, title = "Seed round, take 3"): Promise<string> {
  const view = { video: { id: "x", title }, report, analysedAt: "2026-11-20T09:12:00Z", poster: null };
  return (await printReport(view, typefaces, address)).toString("latin1");
}
const count = (text: string, part: RegExp) => text.match(part)?.length ?? 0;

describe("the printed report", () => {
  it("is a tagged document with its fonts in it and a way to each second that is named", async () => {
    const report = makeReport();
    const pdf = await print(report);
    expect(pdf.startsWith("%PDF-1.7")).toBe(true);
    expect(pdf.trimEnd().endsWith("%%EOF")).toBe(true);
    expect(pdf).toContain("/StructTreeRoot");
    expect(pdf).toContain("/Lang (en)");
    expect(count(pdf, /\/S \/H3\b/g)).toBeGreaterThan(report.feedback.improvements.length);
    expect(count(pdf, /\/FontFile2/g)).toBeGreaterThanOrEqual(4);
    expect(pdf).not.toContain("/Helvetica");
    for (const quote of report.sections.content.rubric.flatMap(({ quote }) => quote ?? []))
      expect(pdf).toContain(`(${address}?t=${Math.floor(quote.startSeconds)})`);
  });

  it("goes on on further pages where sentences are long", async () => {
    const report = makeReport();
    const pages = async (why: string) => {
      report.feedback.improvements = report.feedback.improvements.map((item) => ({ ...item, why }));
      return count(await print(report), /\/Type \/Page\b/g);
    };
    const short = await pages("Short.");
    expect(await pages("A sentence that says the same thing over and over. ".repeat(60))).toBeGreaterThan(
      short,
    );
  });

  it("is printed also of a recording that nothing could be judged of", async () => {
    const report = makeReport({ overallScore: null, overallReason: "no_speech", transcript: null });
    report.feedback = { strengths: [], improvements: [], opening: null };
    report.marks = { speech: [], pauses: [], fillers: [], shots: [], eyeContactLosses: [] };
    report.sections.content = {
      ...report.sections.content,
      status: "not_assessed",
      score: null,
      reason: "no_speech",
      rubric: [],
    };
    expect(listLanes(report)).toEqual([]);
    expect(count(await print(report), /\/Type \/Page\b/g)).toBeGreaterThanOrEqual(1);
  });
});

describe("the faces of a line", () => {
  it("are the family's own where it has the letters, and others for what it lacks", () => {
    const runs = chooseFaces("Größe ± Москва", typefaces.serif);
    expect(runs.map(({ text }) => text).join("")).toBe("Größe ± Москва");
    expect(runs[0]?.face).toBe(typefaces.serif[0]);
    expect(runs.at(-1)?.face).toBe(typefaces.serif.at(-1));
    for (const { text, face } of runs) expect(canSet(text, [face])).toBe(true);
  });

  it("tell that a text has letters which none of them has", () => {
    expect(canSet("Świat, Ελλάδα, Việt", typefaces.sans)).toBe(true);
    expect(canSet("東京", typefaces.sans)).toBe(false);
  });
});
