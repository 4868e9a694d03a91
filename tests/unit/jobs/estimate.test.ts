import { expect, it } from "vitest";
import { estimateRemainingSeconds, estimateSeconds } from "#lib/jobs/estimate.ts";
import type { Job } from "#lib/jobs/schema.ts";

const start = Date.parse("2026-01-01T00:00:00Z");
const job = {
  status: "running",
  progress: 50,
  startedAt: new Date(start).toISOString(),
} as Job;
const after = (seconds: number) => new Date(start + seconds * 1000);

it("says nothing before anything was measured", () => {
  expect(estimateSeconds([], 60)).toBeNull();
  expect(estimateRemainingSeconds({ ...job, progress: 0 }, null, after(3))).toBeNull();
});

it("goes by the median of how long earlier jobs took for each second of video", () => {
  const timings = [0.1, 0.2, 5].map((rate) => ({ workSeconds: rate * 60, videoSeconds: 60 }));
  expect(estimateSeconds(timings, 100)).toBe(20);
});

it("counts down with progress and is 0 at the end", () => {
  expect(estimateRemainingSeconds(job, 20, after(5))).toBe(10);
  expect(estimateRemainingSeconds({ ...job, status: "completed", progress: 100 }, 20, after(20))).toBe(0);
});

it("takes the job's own speed where it is the only evidence", () => {
  expect(estimateRemainingSeconds({ ...job, progress: 25 }, null, after(10))).toBe(30);
});
