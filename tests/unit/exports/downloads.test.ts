import { describe, expect, it } from "vitest";
import { downloadFormats, textFormats } from "#lib/exports/formats.ts";
import { attachment, nameOf } from "#lib/exports/write-download.ts";
import { writeScores } from "#lib/exports/write-scores.ts";
import { makeReport } from "#tests/factories/pitch-report.ts";

describe("the table of scores", () => {
  const report = makeReport();
  const rows = writeScores(report).trimEnd().split("\r\n");

  it("has a row for every receipt, every section and the whole", () => {
    const receipts = Object.values(report.sections).flatMap((section) => section.receipts);
    expect(rows).toHaveLength(1 + 1 + 3 + receipts.length);
  });

  it("leaves empty what was not measured and says why", () => {
    const row = rows.find((line) => line.includes("shoulderTilt")) ?? "";
    expect(row.split(",").slice(3, 6)).toEqual(["", "degrees", ""]);
    expect(row).toContain("no_body_visible");
  });
});

describe("a download", () => {
  it("can be of every format that is written without a job", () => {
    expect([...downloadFormats]).toEqual([...textFormats, "scores"]);
  });

  it("is called after its take, without what file systems refuse", () => {
    expect(nameOf("Seed / round: take 3?.mp4", "srt")).toBe("Seed round take 3.srt");
    expect(nameOf("///", "srt")).toBe("take.srt");
  });

  it("keeps a name in any script, with a plain one beside it that cannot end the header", () => {
    const header = attachment('Präsentation "A".srt');
    expect(header).toContain('filename="Pr_sentation _A_.srt"');
    expect(decodeURIComponent(header.split("UTF-8''")[1] ?? "")).toBe('Präsentation "A".srt');
    expect(attachment("a\ud800b.srt")).not.toContain("\ud800");
  });
});
