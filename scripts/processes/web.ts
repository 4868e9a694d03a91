import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import next from "next";
import { getEnv } from "#lib/env.ts";
import { refusePlainly } from "#lib/http/plain-refusals.ts";
import { runWithRawRequest } from "#lib/http/raw-request.ts";
import { getJobFeed } from "#lib/live/process-feed.ts";
import { createJobSockets } from "#lib/live/serve-sockets.ts";
import { log } from "#lib/log.ts";
import { askBuilds } from "#lib/media/input-options.ts";
import { createRequestObserver } from "#lib/metrics/observe-requests.ts";
import { answerDirectly } from "./answer-directly.ts";
import { createHandlerFinder } from "./find-handler.ts";
import { rehearse } from "./rehearse.ts";

/** The pages and the HTTP interface. A server of our own around Next, so that WebSockets can live on the same port. */
const port = Number(process.env.PORT ?? 3000);
const hostname = process.env.HOST ?? "127.0.0.1";
const dev = process.env.NODE_ENV !== "production";
const env = getEnv();

askBuilds();
// Next takes the upgrades of the server that it is given; ours come first, so it is given one that never listens.
const app = next({ dev, dir: process.cwd(), hostname, port, httpServer: createServer() });
await app.prepare();
const handle = app.getRequestHandler();
const directory = join(process.cwd(), "app");
// Handlers are answered for without the pages' server, which costs more than they do; while developing it reloads them.
const findHandler = dev ? () => null : await createHandlerFinder(directory);
const sockets = createJobSockets();

/** Says where a call comes from; what the caller claims of itself counts for nothing. */
function noteAddress({ headers, socket }: IncomingMessage): void {
  if (env.TRUST_PROXY && headers["x-forwarded-for"]) return;
  headers["x-forwarded-for"] = socket.remoteAddress;
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  noteAddress(request);
  if (refusePlainly(request, response)) return;
  const found = findHandler(request.method ?? "GET", (request.url ?? "/").split("?", 1)[0] ?? "/");
  runWithRawRequest(
    request,
    () => void (found ? answerDirectly(request, response, found) : handle(request, response)),
  );
}

const observe = createRequestObserver(directory);
const server = createServer((request, response) => {
  observe(request, response);
  answer(request, response);
});
server.on("upgrade", (request, socket, head) => {
  noteAddress(request);
  if (sockets.upgrade(request, socket, head)) return;
  if (dev) void app.getUpgradeHandler()(request, socket, head);
  else socket.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
});

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  server.close(() => process.exit(0));
  setTimeout(() => process.exit(0), 3000).unref();
  // Who follows a job is sent away and comes back to the next process; other answers under way are finished.
  await getJobFeed().close();
  server.closeIdleConnections();
}
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());

// A session of the local user's is all that it leaves behind; elsewhere each would be a new visitor's.
if (!dev && env.localUser) {
  await rehearse(answer).catch((error: unknown) => log.warn({ err: error }, "the rehearsal was broken off"));
}
server.listen(port, hostname, () => {
  process.stdout.write(
    `${JSON.stringify({ event: "listening", url: `http://${hostname}:${port}`, pid: process.pid })}\n`,
  );
});
