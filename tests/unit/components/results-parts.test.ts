import { describe, expect, it } from "vitest";
import { reducePeaks } from "#components/progress/reduce-peaks.ts";
import { listDownloads } from "#components/results/exports/list-downloads.ts";
import { firstLength, offeredLengths, readReelForm } from "#components/results/reel/reel-request.ts";
import { listChanges, toChange, toScored } from "#components/results/what-if/list-changes.ts";
import { highlightsConfigSchema } from "#lib/highlights/config.ts";
import { whatIf } from "#lib/pitch/what-if.ts";
import { makeReceipt, makeReport } from "#tests/factories/pitch-report.ts";

describe("the form of a reel", () => {
  it("offers no length over half of the recording, and always one", () => {
    expect(offeredLengths(130)).toEqual([15, 30, 45, 60]);
    expect(offeredLengths(14)).toEqual([7]);
    expect(offeredLengths(3)).toEqual([5]);
  });

  it("starts with the length of the reel there is, else with what comes closest to a minute", () => {
    expect(firstLength([15, 30, 45], undefined)).toBe(45);
    expect(firstLength([15, 30, 45, 60], 28)).toBe(30);
  });

  it("asks only for what the job accepts", () => {
    const form = new FormData();
    form.set("length", "30");
    form.set("aspect", "9:16");
    form.set("sections", "on");
    const request = readReelForm(form);
    expect(highlightsConfigSchema.parse(request)).toMatchObject(request);
    form.set("aspect", "7:3");
    form.delete("sections");
    expect(readReelForm(form)).toMatchObject({ aspect: "source", mode: "highlights", crossfade_seconds: 0 });
  });
});

describe("what can be saved of a take", () => {
  const take = { videoId: "v", hasWords: true, hasChapters: true, reelJobId: "r" };

  it("names every file's own address, those of a reel with the reel's", () => {
    const files = listDownloads(take).flatMap((group) => group.files);
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
    expect(files.filter(({ path }) => path.endsWith("?reel_job_id=r"))).toHaveLength(5);
  });

  it("says of every empty group why it is empty, and offers nothing that would be refused", () => {
    const groups = listDownloads({ ...take, hasWords: false, hasChapters: false, reelJobId: null });
    for (const { because, files } of groups) expect(because === null).toBe(files.length > 0);
    expect(groups.filter(({ files }) => files.length === 0)).toHaveLength(3);
  });
});

describe("what could be different", () => {
  const report = makeReport();
  const scored = toScored(report);
  const changes = listChanges(scored);

  it("leaves out what was not measured, not scored, or could gain nothing", () => {
    const named = changes.map(({ metric }) => metric);
    expect(named).toContain("fillerRate");
    expect(named).not.toContain("shoulderTilt");
    expect(named).not.toContain("pauseRatio");
    expect(named).not.toContain("pace");
  });

  it("scores as the report is scored, with nothing but scores sent along", () => {
    for (const change of changes) {
      const value = change.low;
      expect(whatIf(scored, toChange(change, value))).toEqual(whatIf(report, toChange(change, value)));
    }
    expect(JSON.stringify(scored)).not.toContain("startSeconds");
  });

  it("begins at the value nearest to the take's own that brings the most", () => {
    const fillers = changes.find(({ metric }) => metric === "fillerRate");
    if (!fillers) throw new Error("no fillers");
    const gainAt = (value: number) => whatIf(scored, toChange(fillers, value))?.gain ?? 0;
    expect(gainAt(fillers.best)).toBeCloseTo(gainAt(fillers.low), 1);
    expect(gainAt((fillers.best + fillers.value) / 2)).toBeLessThan(gainAt(fillers.best));
  });

  it("keeps the take's own value within reach, however far out it is", () => {
    const far = makeReport();
    far.sections.delivery.receipts = [
      makeReceipt({ metric: "fillerRate", value: 60, score: 5, grade: "poor" }),
    ];
    const [change] = listChanges(toScored(far));
    expect(change).toMatchObject({ metric: "fillerRate", high: 60 });
  });
});

describe("a waveform made smaller", () => {
  it("keeps the loudest of every stretch and invents none", () => {
    expect(reducePeaks([0.1, 0.9, 0.2, 0.3, 0.8, 0.1], 3)).toEqual([0.9, 0.3, 0.8]);
    expect(reducePeaks([0.5], 100)).toEqual([0.5]);
    expect(reducePeaks([], 100)).toEqual([]);
  });
});
