import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startDatabase, startHarness, until } from "./harness.ts";
import { bodies, client, functionSet } from "./trace-functions.ts";
import { serveRecorded } from "./trace-recorder.ts";

/** Steps of one moment, whose order is free, sorted. */
const sorted = (lines: string[]) => lines.toSorted();

describe("the calls an engine makes for each function of the protocol", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Awaited<ReturnType<typeof startHarness>>;
  let recorded: Awaited<ReturnType<typeof serveRecorded>>;
  beforeAll(async () => {
    database = await startDatabase();
    recorded = await serveRecorded(client, functionSet);
    harness = await startHarness(database.url, client, [], { worker: recorded });
  });
  afterAll(async () => {
    await harness.stop();
    await database.stop();
  });
  beforeEach(() => {
    bodies.length = 0;
  });
  const listBodies = () => bodies.filter((name) => name !== "tick");
  const traceOf = (name: string) => recorded.traceOf(`set-${name}`);
  const untilWaiting = () => until(async () => (await harness.countOutstanding()) > 0);

  test.each([
    {
      name: "serial",
      trace: ["- → StepRun one", "- → StepRun two", "- → done 2"],
      executed: ["one", "two"],
      output: 2,
    },
    {
      name: "flaky",
      trace: [
        "- → StepError wobble",
        "- again → StepError wobble",
        "- again → StepRun wobble",
        '- → done "steady"',
      ],
      executed: ["wobble", "wobble", "wobble"],
      output: "steady",
    },
    { name: "sleep", trace: ["- → Sleep nap", '- → done "awake"'], executed: ["woken"], output: "awake" },
    {
      name: "caught",
      trace: ["- → StepError bad", "- again → StepFailed bad", "- → StepRun instead", '- → done "broken"'],
      executed: ["bad", "bad", "instead"],
      output: "broken",
    },
    {
      name: "race",
      trace: [
        "- → StepPlanned fast, Sleep never",
        "fast → StepRun fast",
        "- → Sleep never, StepPlanned after",
        "after → StepRun after",
        '- → done "fast"',
      ],
      executed: ["fast", "after fast"],
      output: "fast",
    },
  ])("$name", async ({ name, trace, executed, output }) => {
    expect(await harness.send(`set/${name}`)).toMatchObject([{ status: "Completed", output }]);
    expect(traceOf(name)).toEqual(trace);
    expect(listBodies()).toEqual(executed);
  });

  test("parallel", async () => {
    expect(await harness.send("set/parallel")).toMatchObject([{ status: "Completed", output: "LR" }]);
    const [discovery, one = "", other = "", ...rest] = traceOf("parallel");
    expect(discovery).toBe("- → StepPlanned left, StepPlanned right");
    expect(sorted([one, other])).toEqual(["left → StepRun left", "right → StepRun right"]);
    expect(rest).toEqual(["- → StepRun joined", '- → done "LR"']);
    expect(sorted(listBodies())).toEqual(["joined", "left", "right"]);
  });

  test("wait", async () => {
    const { ids } = await client.send({ name: "set/wait", data: { id: 1 } });
    await untilWaiting();
    await client.send([2, 1].map((id) => ({ name: "set/answer", data: { id, text: `for ${id}` } })));
    const output = ["for 1", null];
    expect(await harness.finished(ids[0] ?? "")).toMatchObject([{ status: "Completed", output }]);
    expect(traceOf("wait")).toEqual([
      "- → WaitForEvent answer",
      "- → WaitForEvent silence",
      '- → done ["for 1",null]',
    ]);
  });

  test("invoke", async () => {
    expect(await harness.send("set/invoke")).toMatchObject([{ status: "Completed", output: 42 }]);
    expect(traceOf("invoke")).toEqual(["- → InvokeFunction call", "- → done 42"]);
    expect(traceOf("child")).toEqual(["- → StepRun double", "- → done 42"]);
    expect(listBodies()).toEqual(["double"]);
  });

  test("failure handler", async () => {
    expect(await harness.send("set/failing")).toMatchObject([
      { status: "Failed", output: { message: "no use" } },
    ]);
    await until(() => traceOf("failing-failure").length === 2);
    expect(traceOf("failing")).toEqual(["- → StepFailed hopeless", "- → error 400"]);
    expect(traceOf("failing-failure")).toEqual(["- → StepRun mourn", '- → done "no use"']);
    expect(listBodies()).toEqual(["hopeless", "mourn"]);
  });

  test("cancel", async () => {
    const { ids } = await client.send({ name: "set/cancel", data: { id: 7 } });
    await untilWaiting();
    await client.send({ name: "set/stop", data: { id: 7 } });
    expect(await harness.finished(ids[0] ?? "")).toMatchObject([{ status: "Cancelled" }]);
    expect(traceOf("cancel")).toEqual(["- → StepRun begin", "- → Sleep long"]);
    expect(listBodies()).toEqual(["begin"]);
  });

  test("concurrency key", async () => {
    const keys = ["a", "a", "b"];
    const { ids } = await client.send(keys.map((key) => ({ name: "set/keyed", data: { key } })));
    for (const id of ids) await harness.finished(id);
    const of = (key: string) => listBodies().filter((name) => name.endsWith(key));
    expect(of("a")).toEqual(["begin a", "end a", "begin a", "end a"]);
    expect(of("b")).toEqual(["begin b", "end b"]);
    expect(listBodies().indexOf("begin b")).toBeLessThan(listBodies().indexOf("end a"));
    expect(traceOf("keyed")).toHaveLength(6);
  });

  test("rate limit", async () => {
    await client.send([1, 2, 3].map((n) => ({ name: "set/rated", data: { n } })));
    await until(() => traceOf("rated").length > 0);
    expect(traceOf("rated")).toEqual(["- → done 1"]);
    expect(listBodies()).toEqual(["rated 1"]);
  });

  test("debounce", async () => {
    for (const n of [1, 2, 3]) await client.send({ name: "set/debounced", data: { n } });
    await until(() => traceOf("debounced").length > 0);
    expect(traceOf("debounced")).toEqual(["- → done 3"]);
    expect(listBodies()).toEqual(["debounced 3"]);
  });

  test("cron", async () => {
    const before = traceOf("cron").length;
    const startedAt = Date.now();
    await until(() => traceOf("cron").length >= before + 2);
    expect(new Set(traceOf("cron"))).toEqual(new Set(['- → done "inngest/scheduled.timer"']));
    expect(Date.now() - startedAt).toBeGreaterThan(900);
  });
});
