import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type pg from "pg";
import { type WebSocket, WebSocketServer } from "ws";
import { type Handler, header } from "../http/exchange.ts";
import { HttpError } from "../http/http-error.ts";
import type { TokenVerifier } from "../keys/caller.ts";
import { push } from "./channel.ts";
import { serveConnection } from "./connection.ts";
import { deliverChanges } from "./deliver-changes.ts";
import { Hub } from "./hub.ts";
import { followReplication } from "./replication.ts";
import { sendBroadcast } from "./send-broadcast.ts";
import { concerns } from "./subscription.ts";

export interface RealtimeContext {
  pool: pg.Pool;
  hub: Hub;
  verifier: TokenVerifier;
  /** Waits a moment for the stream of changes; false when the database stays away. */
  whenStreaming(): Promise<boolean>;
}

interface RealtimeOptions {
  pool: pg.Pool;
  databaseUrl: string;
  verifier: TokenVerifier;
  isOriginAllowed(origin: string | undefined): boolean;
}

interface RealtimeService {
  handle: Handler;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): Promise<void>;
}

const maximumMessageBytes = 3_000_000;
const pingIntervalMs = 30_000;
const streamPatienceMs = 5000;
const closeCodeGoingAway = 1001;

/** Tells whether the stream of changes runs, and lets joins wait for it. */
function createStreamState(hub: Hub) {
  let isStreaming = false;
  let waiting: (() => void)[] = [];
  return {
    set(value: boolean): void {
      // Whoever listened may have missed something: rejoining makes clients read the rows again.
      if (isStreaming && !value) {
        for (const channel of hub.subscribers()) {
          push(channel, "phx_error", {});
          hub.leave(channel);
        }
      }
      isStreaming = value;
      if (value) for (const wake of waiting.splice(0)) wake();
    },
    async wait(): Promise<boolean> {
      if (isStreaming) return true;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, streamPatienceMs);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
      return isStreaming;
    },
    release(): void {
      for (const wake of waiting) wake();
      waiting = [];
    },
  };
}

/** Closes connections whose other end vanished without a word. */
function watchLiveliness(server: WebSocketServer): NodeJS.Timeout {
  const silent = new WeakSet<WebSocket>();
  server.on("connection", (socket) => {
    const heard = () => silent.delete(socket);
    socket.on("pong", heard);
    socket.on("message", heard);
  });
  return setInterval(() => {
    for (const socket of server.clients) {
      if (silent.has(socket)) socket.terminate();
      else {
        silent.add(socket);
        socket.ping();
      }
    }
  }, pingIntervalMs);
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** The service below `/realtime/v1`: changes of the database, broadcasts and presence, over Phoenix channels. */
export function createRealtimeService(options: RealtimeOptions): RealtimeService {
  const { pool, verifier } = options;
  const hub = new Hub();
  const state = createStreamState(hub);
  const context: RealtimeContext = { pool, hub, verifier, whenStreaming: () => state.wait() };
  const server = new WebSocketServer({ noServer: true, maxPayload: maximumMessageBytes });
  const liveliness = watchLiveliness(server);
  const replication = followReplication({
    databaseUrl: options.databaseUrl,
    pool,
    isWanted: (schema, table) =>
      hub
        .subscribers()
        .some(({ subscriptions }) => subscriptions.some((one) => concerns(one, one.event, schema, table))),
    deliver: (changes) => deliverChanges(pool, hub.subscribers(), changes),
    onStateChange: (isStreaming) => state.set(isStreaming),
  });

  async function accept(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const url = new URL(request.url ?? "/", "http://localhost");
    const key = url.searchParams.get("apikey") ?? header(request, "apikey");
    if (!options.isOriginAllowed(request.headers.origin)) return refuse(socket, "403 Forbidden");
    const caller = await verifier.identify(header(request, "authorization"), key).catch(() => null);
    if (!caller || caller.token === "") return refuse(socket, "401 Unauthorized");
    const version = url.searchParams.get("vsn") === "1.0.0" ? "1.0.0" : "2.0.0";
    server.handleUpgrade(request, socket, head, (client) => {
      server.emit("connection", client, request);
      serveConnection(context, client, caller, version);
    });
  }

  return {
    async handle(exchange) {
      const [first, second] = exchange.path;
      if (exchange.method === "POST" && first === "api" && second === "broadcast")
        return sendBroadcast(context, exchange);
      throw new HttpError(404, { message: `no Route matched with ${exchange.path.join("/")}` });
    },
    handleUpgrade(request, socket, head) {
      socket.on("error", () => socket.destroy());
      accept(request, socket, head).catch(() => socket.destroy());
    },
    async stop() {
      clearInterval(liveliness);
      state.release();
      for (const client of server.clients) client.close(closeCodeGoingAway);
      await replication.stop();
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
