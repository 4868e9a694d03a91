import { serve } from "inngest/node";
import { inngest } from "#inngest/client.ts";
import { functions } from "#inngest/functions/index.ts";
import { log } from "#lib/log.ts";
import { askBuilds } from "#lib/media/input-options.ts";
import { closePool, warmPool } from "#lib/media/pool.ts";
import { announceWorker } from "./announce-worker.ts";
import { createDrainingServer } from "./draining-server.ts";

/** Longest that a step under way may take to finish when the worker is told to end; then the engine gives it to another. */
const drainMilliseconds = 10_000;

const port = Number(process.env.PORT ?? 3100);
const host = process.env.HOST ?? "127.0.0.1";
const { server, drain } = createDrainingServer(
  "pitchquest-worker",
  serve({ client: inngest, functions, servePath: "/api/inngest" }),
);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await drain(drainMilliseconds);
  await closePool();
  process.exit(0);
}
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
process.on("unhandledRejection", (reason) => log.error({ err: reason }, "unhandled rejection"));

server.once("error", (error) => {
  process.stderr.write(`The worker cannot listen on ${host}:${port}: ${error.message}\n`);
  process.exit(1);
});
server.listen(port, host, () => {
  process.stdout.write(
    `${JSON.stringify({ event: "listening", url: `http://${host}:${port}`, pid: process.pid })}\n`,
  );
  if (process.env.INNGEST_SERVE_ORIGIN) {
    const own = host === "0.0.0.0" ? "127.0.0.1" : host;
    void announceWorker(`http://${own}:${port}/api/inngest`, (problem) =>
      log.warn({ problem }, "not registered yet"),
    ).then(() => log.info("registered with Inngest"));
  }
  askBuilds();
  void warmPool();
});
