import { Gauge, type Metric, type Registry } from "prom-client";
import { z } from "zod";
import { type Db, read } from "#lib/db.ts";

const fleetSchema = z.object({
  waiting: z.array(
    z.object({ type: z.string(), status: z.string(), jobs: z.number(), oldest_seconds: z.number() }),
  ),
  durations: z.array(
    z.object({
      type: z.string(),
      outcome: z.string(),
      jobs: z.number(),
      seconds: z.number(),
      buckets: z.array(z.number()),
    }),
  ),
  bounds: z.array(z.number()),
  drift: z.array(
    z.object({
      metric: z.string(),
      status: z.string(),
      owners: z.number(),
      largest_mean_difference: z.number().nullable(),
    }),
  ),
  storage: z.array(z.object({ kind: z.string(), files: z.number(), bytes: z.number() })),
});
export type FleetState = z.infer<typeof fleetSchema>;

/** What the database counts of all owners together. */
export function readFleet(db: Db): Promise<FleetState> {
  return read(fleetSchema, db.rpc("read_metrics"));
}

/** A histogram whose counts were made elsewhere, in the shape that the registry asks its metrics for. */
function durationHistogram({ durations, bounds }: FleetState): Metric {
  const name = "pitchquest_job_duration_seconds";
  const values = durations.flatMap(({ type, outcome, jobs, seconds, buckets }) => [
    ...bounds.map((le, index) => ({
      metricName: `${name}_bucket`,
      labels: { type, outcome, le },
      value: buckets[index] ?? 0,
    })),
    { metricName: `${name}_bucket`, labels: { type, outcome, le: "+Inf" }, value: jobs },
    { metricName: `${name}_sum`, labels: { type, outcome }, value: seconds },
    { metricName: `${name}_count`, labels: { type, outcome }, value: jobs },
  ]);
  const help = "From the start of a job to its end, by kind and outcome.";
  return { name, get: async () => ({ name, help, type: "histogram", values, aggregator: "sum" }) } as never;
}

/** Writes the state of the fleet into an empty registry. */
export function registerFleet(registry: Registry, fleet: FleetState): void {
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name: `pitchquest_${name}`, help, labelNames, registers: [registry] });
  const jobs = gauge("jobs_active", "Jobs that wait (queued) or run.", ["type", "status"]);
  const oldest = gauge("jobs_active_oldest_seconds", "Age of the oldest of them.", ["type", "status"]);
  for (const { type, status, ...row } of fleet.waiting) {
    jobs.set({ type, status }, row.jobs);
    oldest.set({ type, status }, row.oldest_seconds);
  }
  const owners = gauge("drift_owners", "Owners by the state of their newest drift check.", [
    "metric",
    "status",
  ]);
  const shift = gauge("drift_mean_difference_max", "Largest shift of a mean among them.", [
    "metric",
    "status",
  ]);
  for (const { metric, status, ...row } of fleet.drift) {
    owners.set({ metric, status }, row.owners);
    if (row.largest_mean_difference !== null) shift.set({ metric, status }, row.largest_mean_difference);
  }
  const bytes = gauge("storage_bytes", "Bytes stored.", ["kind"]);
  const files = gauge("storage_files", "Files stored.", ["kind"]);
  for (const { kind, ...row } of fleet.storage) {
    bytes.set({ kind }, row.bytes);
    files.set({ kind }, row.files);
  }
  registry.registerMetric(durationHistogram(fleet));
}
