import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { handle } from "#lib/http/handle.ts";
import { refuseOtherOrigin } from "#lib/http/refuse-cross-site.ts";
import { followOverSocket } from "./job-socket.ts";
import { type WatchedJob, watchJob } from "./watch-job.ts";
import { watchedJobParams } from "./watched-job-params.ts";

const address = /^\/projects\/(?<project_id>[^/]+)\/jobs\/(?<job_id>[^/]+)\/ws\/?$/;
/** Nothing is expected of a peer. */
const largestMessageBytes = 1024;

function toRequest({ headers, url }: IncomingMessage): Request {
  const list = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return new Request(new URL(url ?? "/", `http://${headers.host ?? "localhost"}`), { headers: list });
}

/** Answers in HTTP to a peer that will not get its WebSocket. */
async function refuse(socket: Duplex, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  const head = [`HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ""}`];
  for (const [name, value] of response.headers) head.push(`${name}: ${value}`);
  head.push(`content-length: ${body.length}`, "connection: close", "", "");
  socket.end(Buffer.concat([Buffer.from(head.join("\r\n")), body]));
}

/** The job asked for, by the same rules as every other call, or the answer that refuses it. */
async function admit(request: Request, params: Record<string, string>): Promise<WatchedJob | Response> {
  let job: WatchedJob | undefined;
  const ask = handle(
    { summary: "Follow a job by WebSocket", tag: "Projects", params: watchedJobParams },
    async (input) => {
      refuseOtherOrigin(request);
      job = await watchJob(input.caller, { projectId: input.params.project_id, jobId: input.params.job_id });
      return new Response(null, { status: 204 });
    },
  );
  const response = await ask(request, { params: Promise.resolve(params) });
  return job ?? response;
}

/**
 * WebSockets beside the pages. `upgrade` takes the calls whose address is a job's socket and answers whether it did;
 * `close` sends all peers away.
 */
export function createJobSockets() {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: largestMessageBytes,
  });

  async function serve(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    params: Record<string, string>,
  ) {
    const admitted = await admit(toRequest(request), params);
    if (socket.destroyed) return;
    if (admitted instanceof Response) return refuse(socket, admitted);
    server.handleUpgrade(request, socket, head, (peer) => followOverSocket(peer, admitted));
  }

  return {
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
      // Not read as a URL: an address that is none must not end the process.
      const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
      const params = address.exec(path)?.groups;
      if (!params) return false;
      socket.on("error", () => socket.destroy());
      serve(request, socket, head, { ...params }).catch(() => socket.destroy());
      return true;
    },
    count: () => server.clients.size,
  };
}
