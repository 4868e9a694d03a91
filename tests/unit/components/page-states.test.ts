import { describe, expect, it } from "vitest";
import { stateOfTake } from "#components/library/take-state.ts";
import { decideVideoPage } from "#components/progress/decide-video-page.ts";
import { makeJob } from "#tests/factories/job.ts";
import { makeReport } from "#tests/factories/pitch-report.ts";
import { makeVideo, makeVideoCard, makeVideoView } from "#tests/factories/video.ts";

describe("the page of one video", () => {
  it.each([
    ["completed", null],
    ["running", "reanalysing"],
    ["queued", "reanalysing"],
    ["failed", "reanalysis_failed"],
    ["cancelled", "reanalysis_cancelled"],
  ] as const)("keeps an earlier result while a later job is %s", (status, note) => {
    const view = makeVideoView({ report: makeReport(), job: makeJob({ status }) });
    expect(decideVideoPage(view)).toEqual({ show: "results", note });
  });

  it.each(["queued", "running", "failed", "cancelled"] as const)(
    "shows the progress of a %s first analysis",
    (status) => {
      expect(decideVideoPage(makeVideoView({ job: makeJob({ status }) }))).toEqual({ show: "progress" });
    },
  );

  it("tells an upload that is not complete from a recording not analysed yet", () => {
    const of = (status: "uploading" | "uploaded") =>
      decideVideoPage(makeVideoView({ video: makeVideo({ status }), job: null })).show;
    expect(of("uploading")).toBe("unfinished_upload");
    expect(of("uploaded")).toBe("not_analysed");
  });
});

describe("a take on the contact sheet", () => {
  it("shows work under way before the score it will replace", () => {
    const card = makeVideoCard({
      overallScore: 72,
      job: makeJob({ progress: 99.9, currentStep: "speech" }),
    });
    expect(stateOfTake(card)).toEqual({ name: "working", percent: 99, doing: "Listening to the voice" });
  });

  it("keeps a score of zero apart from no score", () => {
    expect(stateOfTake(makeVideoCard({ overallScore: 0 }))).toEqual({ name: "scored", score: 0 });
    expect(stateOfTake(makeVideoCard({ overallScore: null }))).toMatchObject({
      words: "No score could be given",
    });
  });

  it("marks only a failure as trouble", () => {
    const of = (status: "failed" | "cancelled") =>
      stateOfTake(makeVideoCard({ overallScore: null, job: makeJob({ status }) }));
    expect(of("failed")).toMatchObject({ trouble: true });
    expect(of("cancelled")).toMatchObject({ trouble: false });
  });
});
