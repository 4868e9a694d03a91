import { createServer } from "node:http";
import { serve } from "inngest/node";
import { inngest } from "#inngest/client.ts";
import { functions } from "#inngest/functions/index.ts";
import { log } from "#lib/log.ts";
import { closePool } from "#lib/media/pool.ts";

/** Longest that a step under way may take to finish when the worker is told to end; then the engine gives it to another. */
const drainMilliseconds = 10_000;

const port = Number(process.env.PORT ?? 3100);
const host = process.env.HOST ?? "127.0.0.1";
const handler = serve({ client: inngest, functions, servePath: "/api/inngest" });

const server = createServer((request, response) => {
  if (request.url === "/health") {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ status: "healthy", service: "pitchquest-worker" }));
    return;
  }
  handler(request, response);
});

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, drainMilliseconds))]);
  await closePool();
  process.exit(0);
}
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
process.on("unhandledRejection", (reason) => log.error({ err: reason }, "unhandled rejection"));

server.listen(port, host, () => {
  process.stdout.write(
    `${JSON.stringify({ event: "listening", url: `http://${host}:${port}`, pid: process.pid })}\n`,
  );
});
