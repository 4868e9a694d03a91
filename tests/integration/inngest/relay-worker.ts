import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { serve } from "inngest/node";
import { announceWorker } from "#scripts/processes/announce-worker.ts";
import { createDrainingServer } from "#scripts/processes/draining-server.ts";
import { createClient, until } from "./harness.ts";

// A worker process, drained as the product's own. The first body of a run waits for the file `release`; a body that
// begins after another worker began it returns at once.
const [folder = "", drainMilliseconds = "10000"] = process.argv.slice(2);
const journal = `${folder}/journal.jsonl`;
const isSigned = process.env.INNGEST_SIGNING_KEY !== undefined;
const client = createClient(isSigned ? { isDev: false } : {});

const relay = client.createFunction(
  { id: "relay", triggers: { event: "relay/start" }, retries: 0 },
  async ({ event, step }) => {
    const name = event.data.name as string;
    const held = await step.run("held", async () => {
      appendFileSync(journal, `${JSON.stringify({ name, pid: process.pid })}\n`);
      const isRepeat = readFileSync(journal, "utf8").split(`"name":"${name}"`).length > 2;
      await until(() => isRepeat || event.data.hold !== true || existsSync(`${folder}/release`));
      return process.pid;
    });
    const after = await step.run("after", () => process.pid);
    return { held, after };
  },
);

const handler = serve({ client, functions: [relay], servePath: "/api/inngest" });
const { server, drain } = createDrainingServer("relay-worker", handler);
process.once("SIGTERM", () => void drain(Number(drainMilliseconds)).then(() => process.exit(0)));
const host = process.env.HOST ?? "127.0.0.1";
server.listen(Number(process.env.PORT ?? 0), host, () => {
  const { port } = server.address() as { port: number };
  const url = `http://${host}:${port}/api/inngest`;
  process.stdout.write(`${JSON.stringify({ event: "listening", url, pid: process.pid })}\n`);
  if (process.env.INNGEST_SERVE_ORIGIN) void announceWorker(url, () => {});
});
