import { NonRetriableError } from "inngest";
import { createClient } from "./harness.ts";

/** The function set of the protocol: one function for each thing that an executor must do. */
export const client = createClient({ id: "set" });

/** Names of the bodies that were executed, in order. */
export const bodies: string[] = [];
const did = <T>(name: string, value: T): T => {
  bodies.push(name);
  return value;
};
const countOf = (name: string) => bodies.filter((body) => body === name).length;

const define = client.createFunction.bind(client);

const serial = define({ id: "serial", triggers: { event: "set/serial" } }, async ({ step }) => {
  const one = await step.run("one", () => did("one", 1));
  const two = await step.run("two", () => did("two", one + 1));
  return two;
});

const parallel = define({ id: "parallel", triggers: { event: "set/parallel" } }, async ({ step }) => {
  const both = await Promise.all([
    step.run("left", () => did("left", "L")),
    step.run("right", () => did("right", "R")),
  ]);
  return step.run("joined", () => did("joined", both.join("")));
});

const race = define({ id: "race", triggers: { event: "set/race" } }, async ({ step, group }) => {
  const winner = await group.parallel(() =>
    Promise.race([
      step.run("fast", () => did("fast", "fast")),
      step.sleep("never", "2s").then(() => "never"),
    ]),
  );
  return step.run("after", () => did(`after ${winner}`, winner));
});

const flaky = define({ id: "flaky", triggers: { event: "set/flaky" } }, async ({ step }) =>
  step.run("wobble", () => {
    bodies.push("wobble");
    if (countOf("wobble") < 3) throw new Error("not yet");
    return "steady";
  }),
);

const sleep = define({ id: "sleep", triggers: { event: "set/sleep" } }, async ({ step }) => {
  await step.sleep("nap", "1s");
  return did("woken", "awake");
});

const wait = define({ id: "wait", triggers: { event: "set/wait" } }, async ({ step }) => {
  const found = await step.waitForEvent("answer", { event: "set/answer", match: "data.id", timeout: "1m" });
  const none = await step.waitForEvent("silence", { event: "set/nothing", timeout: "1s" });
  return [found?.data.text, none];
});

const child = define({ id: "child", triggers: [] }, async ({ event, step }) =>
  step.run("double", () => did("double", (event.data as { n: number }).n * 2)),
);
const invoke = define({ id: "invoke", triggers: { event: "set/invoke" } }, async ({ step }) =>
  step.invoke("call", { function: child, data: { n: 21 } }),
);

const caught = define({ id: "caught", triggers: { event: "set/caught" }, retries: 1 }, async ({ step }) => {
  try {
    await step.run("bad", () => {
      bodies.push("bad");
      throw new TypeError("broken");
    });
  } catch (error) {
    return step.run("instead", () => did("instead", (error as Error).message));
  }
});

const failing = define(
  {
    id: "failing",
    triggers: { event: "set/failing" },
    onFailure: ({ error, step }) => step.run("mourn", () => did("mourn", error.message)),
  },
  async ({ step }) => {
    await step.run("hopeless", () => {
      bodies.push("hopeless");
      throw new NonRetriableError("no use");
    });
  },
);

const cancel = define(
  { id: "cancel", triggers: { event: "set/cancel" }, cancelOn: [{ event: "set/stop", match: "data.id" }] },
  async ({ step }) => {
    await step.run("begin", () => did("begin", null));
    await step.sleep("long", "1h");
    await step.run("never", () => did("never", null));
  },
);

const keyed = define(
  { id: "keyed", triggers: { event: "set/keyed" }, concurrency: { limit: 1, key: "event.data.key" } },
  async ({ event, step }) =>
    step.run("work", async () => {
      bodies.push(`begin ${event.data.key}`);
      await new Promise((resolve) => setTimeout(resolve, 150));
      return did(`end ${event.data.key}`, event.data.key);
    }),
);

const rated = define(
  { id: "rated", triggers: { event: "set/rated" }, rateLimit: { limit: 1, period: "1h" } },
  ({ event }) => did(`rated ${event.data.n}`, event.data.n),
);

const debounced = define(
  { id: "debounced", triggers: { event: "set/debounced" }, debounce: { period: "1s" } },
  ({ event }) => did(`debounced ${event.data.n}`, event.data.n),
);

const cron = define({ id: "cron", triggers: { cron: "* * * * * *" } }, ({ event }) =>
  did("tick", event.name),
);

export const functionSet = [
  serial,
  parallel,
  race,
  flaky,
  sleep,
  wait,
  child,
  invoke,
  caught,
  failing,
  cancel,
  keyed,
  rated,
  debounced,
  cron,
];
