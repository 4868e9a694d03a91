import { readFile } from "node:fs/promises";
import { queryOnce } from "./harness.ts";

const OUTPUT = JSON.stringify(["first", "left", "right", "leaf", "last"]);

/** Runs under way, or null while the database is away. */
export async function countInFlight(databaseUrl: string): Promise<number | null> {
  const text =
    "select count(*)::int from inngest.run where function_id = 'test-journey' and status in ('Queued', 'Running')";
  return queryOnce(databaseUrl, text).then(
    ({ rows }) => rows[0].count as number,
    () => null,
  );
}

/** What a quiet engine must have none of: runs, queue entries, steps, listeners and events that wait. */
export async function countLeftovers(databaseUrl: string): Promise<Record<string, number>> {
  const { rows } = await queryOnce(
    databaseUrl,
    `select (select count(*)::int from inngest.run where status in ('Queued', 'Running')) as runs,
       (select count(*)::int from inngest.job where lease_id is null) as queued,
       (select count(*)::int from inngest.job where lease_id is not null) as leased,
       (select count(*)::int from inngest.step where ended_at is null) as steps,
       (select count(*)::int from inngest.listener) as listeners,
       (select count(*)::int from inngest.event where unrouted) as events`,
  );
  return rows[0];
}

/** How the runs of acknowledged events ended. */
export async function judgeRuns(databaseUrl: string, acknowledged: Set<string>) {
  const { rows } = await queryOnce(
    databaseUrl,
    `select e.external_id as name, r.status, r.output::text as output
       from inngest.run r join inngest.event e on e.id = r.event_id where r.function_id = 'test-journey'`,
  );
  const good = rows.filter(({ status, output }) => status === "Completed" && output === OUTPUT);
  const names = new Set(good.map(({ name }) => name as string));
  return {
    runs: rows.length,
    completed: good.length,
    lost: [...acknowledged].filter((name) => !names.has(name)).length,
    doubled: good.length - names.size,
  };
}

/** Compares when bodies began with when the database had their result. */
export async function judgeBodies(databaseUrl: string, journal: string) {
  const lines = (await readFile(journal, "utf8")).trim().split("\n");
  const begun = lines.map((line) => JSON.parse(line) as { run: string; body: string; begunAt: number });
  const { rows } = await queryOnce(
    databaseUrl,
    `select e.payload->'data'->>'name' as run, s.name as body, s.ended_at
       from inngest.step s join inngest.run r on r.id = s.run_id join inngest.event e on e.id = r.event_id
      where s.op = 'StepRun'`,
  );
  const applied = new Map(
    rows.map(({ run, body, ended_at }) => [`${run} ${body}`, (ended_at as Date).getTime()]),
  );
  const afterResult = begun.filter(
    ({ run, body, begunAt }) => begunAt > (applied.get(`${run} ${body}`) ?? 0),
  );
  return {
    bodies: applied.size,
    repeats: begun.length - applied.size,
    repeatsAfterResult: afterResult.length,
  };
}
