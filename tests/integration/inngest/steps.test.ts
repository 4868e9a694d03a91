import { NonRetriableError, RetryAfterError, StepError } from "inngest";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createClient, type Harness, startDatabase, startHarness } from "./harness.ts";

const client = createClient();
const calls: string[] = [];
const did = <T>(name: string, value: T): T => {
  calls.push(name);
  return value;
};

const serial = client.createFunction(
  { id: "serial", triggers: { event: "t/serial" } },
  async ({ step, event }) => {
    const first = await step.run("first", () => did("first", { n: event.data.n as number }));
    await step.sleep("nap", "1s");
    const second = await step.run("second", () => did("second", first.n + 1));
    const again = await step.run("second", () => did("second again", second + 1));
    return { first, second, again };
  },
);

const parallel = client.createFunction(
  { id: "parallel", triggers: { event: "t/parallel" } },
  async ({ step }) => {
    const both = await Promise.all([
      step.run("a", () => did("a", "A")),
      step.run("b", () => did("b", "B")),
      step.sleep("nap", "1s"),
    ]);
    const last = await step.run("c", () => did("c", "C"));
    return [...both.slice(0, 2), last];
  },
);

const flaky = client.createFunction(
  { id: "flaky", triggers: { event: "t/flaky" } },
  async ({ step, attempt }) => {
    const result = await step.run("wobble", () => {
      calls.push("wobble");
      if (calls.filter((name) => name === "wobble").length < 4) throw new Error("not yet");
      return "ok";
    });
    await step.run("steady", () => did("steady", null));
    return { result, attempt };
  },
);

const rejected = client.createFunction(
  {
    id: "rejected",
    triggers: { event: "t/rejected" },
    retries: 1,
    onFailure: async ({ error, event }) =>
      did(`failure of ${event.data.function_id}: ${error.message}`, "handled"),
  },
  async ({ step }) => {
    await step.run("never", () => {
      calls.push("never");
      throw new NonRetriableError("no use");
    });
  },
);

const exhausted = client.createFunction(
  { id: "exhausted", triggers: { event: "t/exhausted" }, retries: 2 },
  () => {
    calls.push("body");
    throw new Error("always");
  },
);

const caught = client.createFunction(
  { id: "caught", triggers: { event: "t/caught" }, retries: 1 },
  async ({ step }) => {
    try {
      await step.run("bad", () => {
        calls.push("bad");
        throw new TypeError("broken");
      });
    } catch (error) {
      const { name, message } = error as Error;
      return step.run("instead", () =>
        did("instead", { isStepError: error instanceof StepError, name, message }),
      );
    }
  },
);

const patient = client.createFunction(
  { id: "patient", triggers: { event: "t/patient" } },
  async ({ step }) => {
    await step.run("later", () => {
      calls.push(`later ${Date.now()}`);
      if (calls.length < 2) throw new RetryAfterError("busy", "1s");
    });
  },
);

const sender = client.createFunction({ id: "sender", triggers: { event: "t/sender" } }, async ({ step }) => {
  const { ids } = await step.sendEvent("tell", [
    { name: "t/told", data: { n: 1 } },
    { name: "t/told", data: { n: 2 } },
  ]);
  return ids.length;
});
const told = client.createFunction(
  { id: "told", triggers: { event: "t/told", if: "event.data.n > 1" } },
  ({ event }) => did(`told ${event.data.n}`, null),
);

describe("steps", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Harness;
  beforeAll(async () => {
    database = await startDatabase();
    const functions = [serial, parallel, flaky, rejected, exhausted, caught, patient, sender, told];
    harness = await startHarness(database.url, client, functions);
  });
  afterAll(async () => {
    await harness.stop();
    await database.stop();
  });
  beforeEach(() => {
    calls.length = 0;
  });

  test("serial steps run once each, in order, across a sleep", async () => {
    const [run] = await harness.send("t/serial", { n: 1 });
    expect(run).toMatchObject({ status: "Completed", output: { first: { n: 1 }, second: 2, again: 3 } });
    expect(calls).toEqual(["first", "second", "second again"]);
  });

  test("parallel steps run once each, and what follows waits for all of them", async () => {
    const [run] = await harness.send("t/parallel");
    expect(run).toMatchObject({ status: "Completed", output: ["A", "B", "C"] });
    expect(calls.toSorted()).toEqual(["a", "b", "c"]);
    expect(calls.at(-1)).toBe("c");
  });

  test("a flaky step is tried again alone, and the next one starts at its first attempt", async () => {
    const [run] = await harness.send("t/flaky");
    expect(run).toMatchObject({ status: "Completed", output: { result: "ok", attempt: 0 } });
    expect(calls).toEqual(["wobble", "wobble", "wobble", "wobble", "steady"]);
  });

  test("a non-retriable error fails the run at once and starts onFailure once", async () => {
    const [run] = await harness.send("t/rejected");
    expect(run).toMatchObject({ status: "Failed", output: { message: "no use" } });
    await expect.poll(() => calls).toEqual(["never", "failure of test-rejected: no use"]);
  });

  test("a function that always throws is tried as often as it allows", async () => {
    const [run] = await harness.send("t/exhausted");
    expect(run).toMatchObject({ status: "Failed", output: { message: "always" } });
    expect(calls).toEqual(["body", "body", "body"]);
  });

  test("a step that failed for good can be caught and the run goes on", async () => {
    const [run] = await harness.send("t/caught");
    expect(run).toMatchObject({
      status: "Completed",
      output: { isStepError: true, name: "TypeError", message: "broken" },
    });
    expect(calls).toEqual(["bad", "bad", "instead"]);
  });

  test("Retry-After sets the time of the next attempt", async () => {
    await harness.send("t/patient");
    const [first, second] = calls.map((call) => Number(call.split(" ")[1]));
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test("step.sendEvent starts the functions whose expression holds", async () => {
    const [run] = await harness.send("t/sender");
    expect(run).toMatchObject({ status: "Completed", output: 2 });
    await expect.poll(() => calls).toEqual(["told 2"]);
  });
});
