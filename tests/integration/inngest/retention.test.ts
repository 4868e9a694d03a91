import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "#inngest/local/database/database.ts";
import { migrate } from "#inngest/local/database/migrate.ts";
import { resolveSettings } from "#inngest/local/options.ts";
import { removeExpired } from "#inngest/local/queue/retention.ts";
import { startDatabase, until } from "./harness.ts";

const DAY_SECONDS = 86_400;

describe("retention", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let db: Database;
  beforeAll(async () => {
    database = await startDatabase();
    db = openDatabase(database.url, () => {});
    await migrate(db);
  });
  afterAll(async () => {
    await db.end();
    await database.stop();
  });

  async function addEvent(id: string, ageSeconds: number, unrouted = false): Promise<void> {
    await db.query(
      `insert into inngest.event (id, name, payload, unrouted, received_at)
       values ($1, 'r/event', '{}', $2, now() - make_interval(secs => $3))`,
      [id, unrouted, ageSeconds],
    );
  }

  /** A run with its event, a step and a failed attempt. `endedSeconds` ago it ended; null when it is under way. */
  async function addRun(id: string, ageSeconds: number, endedSeconds: number | null): Promise<void> {
    await addEvent(id, ageSeconds);
    await db.query(
      `insert into inngest.run (id, function_id, event_id, lane_id, status, sort_at, max_attempts, created_at, ended_at)
       values ($1, 'fn', $1, 'lane', $2, now(), 1, now() - make_interval(secs => $3), now() - make_interval(secs => $4))`,
      [id, endedSeconds === null ? "Running" : "Completed", ageSeconds, endedSeconds],
    );
    await db.query(
      "insert into inngest.step (run_id, id, op, name, status) values ($1, 'a', 'StepRun', 'a', 'Completed')",
      [id],
    );
    await db.query(
      "insert into inngest.attempt (run_id, attempt, error, started_at) values ($1, 0, '{}', now())",
      [id],
    );
  }

  async function list(table: "run" | "event" | "step" | "attempt"): Promise<string[]> {
    const column = table === "run" || table === "event" ? "id" : "run_id";
    const { rows } = await db.query<{ id: string }>(
      `select distinct ${column} as id from inngest.${table} order by 1`,
    );
    return rows.map(({ id }) => id);
  }

  test("what is over and old goes with all that belongs to it; what is under way, put off or unrouted stays", async () => {
    const week = 7 * DAY_SECONDS;
    await addRun("over and old", week + 60, week + 10);
    await addRun("over and young", week - 60, week - 60);
    await addRun("begun long ago, over lately", 10 * week, 60);
    await addRun("begun long ago, under way", 10 * week, null);
    await addEvent("event, old", week + 60);
    await addEvent("event, young", week - 60);
    await addEvent("event, unrouted", 10 * week, true);
    await addEvent("event, put off", 10 * week);
    await db.query("insert into inngest.debounce values ('fn', 'key', 'event, put off', now(), null)");

    expect(await removeExpired(db, 0)).toEqual({ runs: 0, events: 0 });
    expect(await removeExpired(db, 7)).toEqual({ runs: 1, events: 2 });
    const runs = ["begun long ago, over lately", "begun long ago, under way", "over and young"];
    for (const table of ["run", "step", "attempt"] as const)
      expect((await list(table)).toSorted()).toEqual(runs);
    expect((await list("event")).toSorted()).toEqual(
      [...runs, "event, put off", "event, unrouted", "event, young"].toSorted(),
    );
  });

  test("an event stays for the day in which its id counts as known, however short the retention", async () => {
    await db.query("truncate inngest.run, inngest.event, inngest.debounce cascade");
    await addRun("yesterday", DAY_SECONDS - 60, DAY_SECONDS - 60);
    await addRun("the day before", DAY_SECONDS + 60, DAY_SECONDS + 60);
    expect(await removeExpired(db, 0.001)).toEqual({ runs: 2, events: 1 });
    expect(await list("event")).toEqual(["yesterday"]);
  });

  test("thousands of rows go in batches that find them by index", async () => {
    await db.query("truncate inngest.run, inngest.event cascade");
    await db.query(
      `with events as (
         insert into inngest.event (id, name, payload, received_at)
         select 'e' || n, 'r/event', '{}', now() - make_interval(days => n % 20) from generate_series(1, 20000) as n
         returning id, received_at)
       insert into inngest.run (id, function_id, event_id, lane_id, status, sort_at, max_attempts, ended_at)
       select id, 'fn', id, 'lane', 'Completed', now(), 1, received_at from events`,
    );
    await db.query("analyze inngest.run, inngest.event");
    expect(await removeExpired(db, 17)).toEqual({ runs: 3000, events: 3000 });
    const scans = async () => {
      await db.query("select pg_stat_force_next_flush()");
      const { rows } = await db.query<{ name: string }>(
        `select indexrelname as name from pg_stat_user_indexes
          where indexrelname in ('run_ended_at', 'event_received_at') and idx_scan >= 6 order by 1`,
      );
      return rows.map(({ name }) => name);
    };
    await until(async () => (await scans()).length === 2);
    expect(await scans()).toEqual(["event_received_at", "run_ended_at"]);
  });

  test("a retention that is not a number of days is refused", () => {
    const options = { databaseUrl: "", sdkUrls: [] };
    expect(() => resolveSettings({ ...options, retentionDays: Number("soon") })).toThrow(/retention/);
    expect(() => resolveSettings({ ...options, retentionDays: -1 })).toThrow(/retention/);
    expect(resolveSettings(options).retentionDays).toBe(7);
  });
});
