import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient, type Harness, queryOnce, startDatabase, startHarness, until } from "./harness.ts";

/** What a cancellation promises: no later than this the call of a running step is gone. */
const LONGEST_MILLISECONDS = 2000;

describe("cancelling a run aborts the call of its running step within two seconds", () => {
  const client = createClient();
  let executing = 0;
  const endless = client.createFunction(
    {
      id: "endless",
      triggers: { event: "c/start" },
      cancelOn: [{ event: "c/stop", match: "data.key" }],
      timeouts: { finish: "1s" },
    },
    ({ step, event }) =>
      step.run("endless", async () => {
        executing += 1;
        await until(() => isOver || event.data.over === true);
      }),
  );
  const patient = client.createFunction(
    {
      id: "patient",
      triggers: { event: "c/patient" },
      cancelOn: [{ event: "c/stop", match: "data.key" }],
    },
    ({ step }) =>
      step.run("patient", async () => {
        executing += 1;
        await until(() => isOver);
      }),
  );
  let isOver = false;
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Harness;
  beforeAll(async () => {
    database = await startDatabase();
    harness = await startHarness(database.url, client, [endless, patient]);
  });
  afterAll(async () => {
    isOver = true;
    await harness.stop();
    await database.stop();
  });

  /** Starts a run, and once its step executes does `cancel`; whether the call was aborted in time. */
  async function isAborted(
    event: string,
    cancel: (runId: string, key: string) => Promise<unknown>,
  ): Promise<boolean> {
    executing = 0;
    const key = `${event} ${Math.random()}`;
    const aborted = new Promise<boolean>((resolve) => {
      harness.worker.server.prependListener("request", function listener(request, response) {
        if (request.method !== "POST") return;
        harness.worker.server.off("request", listener);
        response.once("close", () => resolve(!response.writableFinished));
      });
    });
    const { ids } = await client.send({ name: event, data: { key } });
    await until(() => executing === 1);
    const [run] = await harness.runsOf(ids[0] ?? "");
    await cancel(run?.run_id ?? "", key);
    return Promise.race([aborted, delay(LONGEST_MILLISECONDS, false)]);
  }

  async function closeListener(): Promise<void> {
    await queryOnce(
      database.url,
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'inngest listener'",
    );
  }

  /** Cancels the way an engine on another machine does: in the database alone. */
  async function cancelElsewhere(runId: string): Promise<void> {
    await queryOnce(
      database.url,
      `with gone as (delete from inngest.job where run_id = $1)
       update inngest.run set status = 'Cancelled', ended_at = now() where id = $1`,
      [runId],
    );
  }

  test.each<[string, string, (runId: string, key: string) => Promise<unknown>]>([
    ["by an event", "c/patient", (_, key) => client.send({ name: "c/stop", data: { key } })],
    ["by request", "c/patient", (id) => fetch(`${harness.engine.url}/v1/runs/${id}`, { method: "DELETE" })],
    ["by its own time limit", "c/start", () => delay(900)],
    [
      "elsewhere, while the engine hears nothing of it",
      "c/patient",
      async (id) => {
        await closeListener();
        await cancelElsewhere(id);
      },
    ],
  ])("%s", async (_, event, cancel) => {
    expect(await isAborted(event, cancel)).toBe(true);
  });
});
