import { describe, expect, it } from "vitest";
import { mergeCards } from "#components/library/merge-cards.ts";
import { mergeJob, mergeSteps } from "#components/live/merge-rows.ts";
import { readNews, startReading } from "#components/progress/job-reading.ts";
import { parseJobNews } from "#components/progress/read-job-rows.ts";
import { makeJob, makeJobRow, makeSteps } from "#tests/factories/job.ts";
import { makeVideoCard } from "#tests/factories/video.ts";

const at = (second: number) => `2026-11-20T09:13:${String(second).padStart(2, "0")}.000Z`;

describe("messages that overtake each other", () => {
  it("keep the job that was changed later", () => {
    const known = makeJob({ progress: 40, updatedAt: at(20) });
    expect(mergeJob(known, makeJob({ progress: 10, updatedAt: at(10) })).progress).toBe(40);
    expect(mergeJob(known, makeJob({ progress: 50, updatedAt: at(21) })).progress).toBe(50);
  });

  it("never leave a final state, and take one even from an older message", () => {
    const cancelled = makeJob({ status: "cancelled", updatedAt: at(20) });
    expect(mergeJob(cancelled, makeJob({ updatedAt: at(30) })).status).toBe("cancelled");
    expect(mergeJob(makeJob({ updatedAt: at(30) }), cancelled).status).toBe("cancelled");
  });

  it("never take a step back, but let a new attempt begin again", () => {
    const done = makeSteps({ visual: { status: "completed", attempt: 1 } });
    const late = makeSteps({ visual: { status: "running", attempt: 1, progress: 0.9 } });
    const again = makeSteps({ visual: { status: "running", attempt: 2 } });
    const visual = (steps: typeof done) => steps.find(({ id }) => id === "visual");
    expect(visual(mergeSteps(done, late))?.status).toBe("completed");
    expect(visual(mergeSteps(done, again))).toMatchObject({ status: "running", attempt: 2 });
  });

  it("never lower the percentage shown", () => {
    const reading = startReading(makeJob({ progress: 30, updatedAt: at(1) }), makeSteps());
    const news = readNews(reading, { job: makeJob({ progress: 12, updatedAt: at(2) }) });
    expect(news.shownPercent).toBe(30);
  });

  it("start over for another job and ignore its steps until then", () => {
    const reading = startReading(makeJob({ progress: 90 }), makeSteps());
    const otherId = "5f0a2c1b-7b7e-4c39-8f0b-6d1f6f2b9c99";
    const others = makeSteps({ visual: { status: "completed" } }).map((step) => ({
      ...step,
      jobId: otherId,
    }));
    expect(readNews(reading, { steps: others }).steps).toEqual(reading.steps);
    expect(readNews(reading, { job: makeJob({ id: otherId, progress: 5 }) }).shownPercent).toBe(5);
  });
});

describe("rows as Realtime sends them", () => {
  it("are read by the schemas", () => {
    expect(parseJobNews("jobs", makeJobRow({ progress: 12 })).job?.progress).toBe(12);
  });

  it("say nothing where they are of another shape, as after a deletion", () => {
    expect(parseJobNews("jobs", {}).job).toBeUndefined();
    expect(parseJobNews("job_steps", { job_id: 1 })).toEqual({});
  });
});

describe("the contact sheet", () => {
  it("lays a newer job over a card and ignores an older one", () => {
    const card = makeVideoCard({ job: makeJob({ status: "completed", createdAt: at(10) }) });
    const other = "5f0a2c1b-7b7e-4c39-8f0b-6d1f6f2b9c99";
    const merged = (createdAt: string) =>
      mergeCards([card], new Map([[card.video.id, makeJob({ id: other, createdAt })]]))[0]?.job?.id;
    expect(merged(at(20))).toBe(other);
    expect(merged(at(5))).toBe(card.job?.id);
  });
});
