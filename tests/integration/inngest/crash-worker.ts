import { appendFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { createClient, serveFunctions } from "./harness.ts";

// A worker of its own process that notes on disk when each body begins.
const [journal = "", port = "0"] = process.argv.slice(2);
const client = createClient();

async function work(run: string, body: string): Promise<string> {
  appendFileSync(journal, `${JSON.stringify({ run, body, begunAt: Date.now() })}\n`);
  await delay(40 + Math.random() * 120);
  return body;
}

const journey = client.createFunction(
  { id: "journey", triggers: { event: "crash/start" }, retries: 0, concurrency: 8 },
  async ({ event, step }) => {
    const name = event.data.name as string;
    const first = await step.run("first", () => work(name, "first"));
    await step.sleep("nap", "1s");
    const pair = await Promise.all([
      step.run("left", () => work(name, "left")),
      step.run("right", () => work(name, "right")),
    ]);
    const invoked = await step.invoke("call", { function: leaf, data: { name } });
    const last = await step.run("last", () => work(name, "last"));
    return [first, ...pair, invoked, last];
  },
);

const leaf = client.createFunction({ id: "leaf", retries: 0, triggers: [] }, async ({ event, step }) =>
  step.run("leaf", () => work((event.data as { name: string }).name, "leaf")),
);

const { url } = await serveFunctions(client, [journey, leaf], Number(port));
process.stdout.write(`${JSON.stringify({ event: "listening", url })}\n`);
