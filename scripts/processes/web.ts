import { createServer } from "node:http";
import next from "next";
import { getEnv } from "#lib/env.ts";

/** The pages and the HTTP interface. A server of our own around Next, so that WebSockets can live on the same port. */
const port = Number(process.env.PORT ?? 3000);
const hostname = process.env.HOST ?? "127.0.0.1";
const env = getEnv();

const app = next({ dev: process.env.NODE_ENV !== "production", dir: process.cwd(), hostname, port });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => {
  // Next writes the address of the connection where there is none; what the caller claims of itself counts for nothing.
  if (!env.TRUST_PROXY) delete request.headers["x-forwarded-for"];
  void handle(request, response);
});

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 3000).unref();
}
process.once("SIGTERM", stop);
process.once("SIGINT", stop);

server.listen(port, hostname, () => {
  process.stdout.write(
    `${JSON.stringify({ event: "listening", url: `http://${hostname}:${port}`, pid: process.pid })}\n`,
  );
});
