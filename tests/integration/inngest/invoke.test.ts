import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient, type Harness, startDatabase, startHarness } from "./harness.ts";

const client = createClient();
const bodies: string[] = [];

const child = client.createFunction(
  { id: "child", triggers: { event: "w/child" } },
  async ({ event, step }) => {
    if (event.data.slow) await step.sleep("long", "1h");
    if (event.data.bad) throw new Error("the child failed");
    return step.run("double", () => {
      bodies.push("double");
      return (event.data.n as number) * 2;
    });
  },
);

const parent = client.createFunction(
  { id: "parent", triggers: { event: "w/parent" } },
  async ({ event, step }) => {
    const timeout = event.data.slow ? "1s" : undefined;
    try {
      return await step.invoke("call", { function: child, data: event.data, timeout });
    } catch (error) {
      return `caught: ${(error as Error).message}`;
    }
  },
);

const stranger = client.createFunction({ id: "stranger", triggers: [] }, () => null);
const lost = client.createFunction({ id: "lost", triggers: { event: "w/lost" } }, ({ step }) =>
  step.invoke("call", { function: stranger }),
);

describe("invoke", () => {
  let database: Awaited<ReturnType<typeof startDatabase>>;
  let harness: Harness;
  beforeAll(async () => {
    database = await startDatabase();
    harness = await startHarness(database.url, client, [child, parent, lost]);
  });
  afterAll(async () => {
    await harness.stop();
    await database.stop();
  });

  test("it returns the other function's output, its error, or times out", async () => {
    expect(await harness.send("w/parent", { n: 4 })).toMatchObject([{ status: "Completed", output: 8 }]);
    expect(await harness.send("w/parent", { slow: true })).toMatchObject([
      { output: "caught: the invoked function did not finish in time" },
    ]);
    expect(bodies).toEqual(["double"]);
  });

  test("an error of an invoked function reaches its caller", async () => {
    expect(await harness.send("w/parent", { bad: true })).toMatchObject([
      { output: "caught: the child failed" },
    ]);
  });

  test("an unknown function fails the step with its name", async () => {
    expect(await harness.send("w/lost")).toMatchObject([
      { status: "Failed", output: { message: 'could not find the function "test-stranger" to invoke' } },
    ]);
  });
});
