import { Registry } from "prom-client";
import { expect, it } from "vitest";
import { registerFleet } from "#lib/metrics/fleet-metrics.ts";

it("writes what the database counts as Prometheus reads it", async () => {
  const registry = new Registry();
  registerFleet(registry, {
    waiting: [{ type: "pitch", status: "queued", jobs: 3, oldest_seconds: 12.5 }],
    durations: [{ type: "pitch", outcome: "completed", jobs: 4, seconds: 30.5, buckets: [1, 3] }],
    bounds: [1, 10],
    drift: [{ metric: "score.overall", status: "drifted", owners: 2, largest_mean_difference: 17 }],
    storage: [{ kind: "uploads", files: 5, bytes: 1024 }],
  });
  const lines = (await registry.metrics()).split("\n").filter((line) => line && !line.startsWith("#"));
  expect(lines).toEqual([
    'pitchquest_jobs_active{type="pitch",status="queued"} 3',
    'pitchquest_jobs_active_oldest_seconds{type="pitch",status="queued"} 12.5',
    'pitchquest_drift_owners{metric="score.overall",status="drifted"} 2',
    'pitchquest_drift_mean_difference_max{metric="score.overall",status="drifted"} 17',
    'pitchquest_storage_bytes{kind="uploads"} 1024',
    'pitchquest_storage_files{kind="uploads"} 5',
    'pitchquest_job_duration_seconds_bucket{type="pitch",outcome="completed",le="1"} 1',
    'pitchquest_job_duration_seconds_bucket{type="pitch",outcome="completed",le="10"} 3',
    'pitchquest_job_duration_seconds_bucket{type="pitch",outcome="completed",le="+Inf"} 4',
    'pitchquest_job_duration_seconds_sum{type="pitch",outcome="completed"} 30.5',
    'pitchquest_job_duration_seconds_count{type="pitch",outcome="completed"} 4',
  ]);
});
