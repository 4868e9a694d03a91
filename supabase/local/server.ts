import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { createAuthHandler } from "./auth/handle-auth.ts";
import { connectPool } from "./database/connect-pool.ts";
import { handleCors, isLoopback, isOriginAllowed } from "./http/cors.ts";
import { type Handler, header, sendJson } from "./http/exchange.ts";
import { HttpError } from "./http/http-error.ts";
import { type ApiKeys, completeKeys, hasDefaultKeys } from "./keys/api-keys.ts";
import { createTokenVerifier } from "./keys/caller.ts";
import { describeTokenError } from "./keys/describe-token-error.ts";
import { loadSigningKey } from "./keys/signing-key.ts";
import { createRealtimeService } from "./realtime/handle-realtime.ts";
import { createRestHandler } from "./rest/handle-rest.ts";
import { SchemaHolder } from "./rest/schema/schema-holder.ts";
import { createStorageService } from "./storage/handle-storage.ts";

interface StartSupabaseOptions {
  databaseUrl: string;
  /** Holds the signing key and the stored files; made if missing. */
  directory: string;
  /** Anything but a loopback address needs own keys. */
  host?: string;
  /** 0 for any free port. */
  port?: number;
  keys?: Partial<ApiKeys>;
  /** Where links in mails lead to unless they say otherwise: the application. */
  siteUrl?: string;
  /** How long a resumable upload may take from its first byte to its last. */
  uploadExpirationMs?: number;
}

interface RunningSupabase {
  url: string;
  stop(): Promise<void>;
}

const defaultUploadExpirationMs = 24 * 60 * 60 * 1000;
const defaultSiteUrl = "http://localhost:3000";
const poolSize = 12;
const drainTimeoutMs = 10_000;
const servicePattern = /^\/(rest|auth|storage|realtime)\/v1(?=\/|$)/;

function decodePath(pathname: string): string[] {
  try {
    return pathname.split("/").slice(1).map(decodeURIComponent);
  } catch {
    throw new HttpError(400, {
      code: "400",
      error: "Bad Request",
      message: "The path is not valid percent-encoding",
    });
  }
}

function sendError(response: ServerResponse, error: unknown): void {
  // Headers are out already, or nobody is there any more to be told.
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  if (error instanceof HttpError) {
    sendJson(response, error.status, error.body, error.headers);
    return;
  }
  // What it was stays in the log of this process; callers learn only that it was not their fault.
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  sendJson(response, 500, { code: "500", error: "Internal Server Error", message: "Internal Server Error" });
}

/**
 * Starts the drop-in Supabase: REST, Auth, Storage and Realtime on one address.
 * @throws Error when it would be reachable from other machines with keys that everybody knows.
 */
export async function startSupabase(options: StartSupabaseOptions): Promise<RunningSupabase> {
  const { databaseUrl, directory, host = "127.0.0.1", port = 54321 } = options;
  const keys = await completeKeys(options.keys);
  const isDefault = hasDefaultKeys(keys);
  if (isDefault && !isLoopback(host)) {
    throw new Error(
      `Refusing to listen on ${host} with the well-known local keys: set own keys or use 127.0.0.1.`,
    );
  }
  const signingKey = await loadSigningKey(directory);
  const verifier = createTokenVerifier(keys, signingKey);
  const pool = connectPool(databaseUrl, poolSize);
  const schema = new SchemaHolder(pool, databaseUrl);
  const storage = await createStorageService({
    pool,
    directory: join(directory, "storage"),
    signingKey,
    uploadExpirationMs: options.uploadExpirationMs ?? defaultUploadExpirationMs,
  });
  const realtime = createRealtimeService({
    pool,
    databaseUrl,
    verifier,
    isOriginAllowed: (origin) => isOriginAllowed(origin, isDefault),
  });
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no address.");
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;

  const issuer = { issuer: `${url}/auth/v1`, signingKey };
  const services: Record<string, Handler> = {
    rest: createRestHandler(pool, schema),
    auth: createAuthHandler(pool, issuer, {
      directory,
      siteUrl: options.siteUrl ?? defaultSiteUrl,
    }),
    storage: storage.handle,
    realtime: realtime.handle,
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (handleCors(request, response, isDefault)) return;
    const requested = new URL(request.url ?? "/", url);
    if (requested.pathname === "/health") {
      const isHealthy = await pool.query("select 1").then(
        () => true,
        () => false,
      );
      return sendJson(response, isHealthy ? 200 : 503, {
        status: isHealthy ? "healthy" : "database unavailable",
      });
    }
    const [prefix, name = ""] = servicePattern.exec(requested.pathname) ?? [];
    const service = services[name];
    if (!service || prefix === undefined) {
      throw new HttpError(404, { message: `no Route matched with those values: ${requested.pathname}` });
    }
    const caller = await verifier
      .identify(header(request, "authorization"), header(request, "apikey"))
      .catch((error: unknown) => {
        throw describeTokenError(error, name);
      });
    const path = decodePath(requested.pathname.slice(prefix.length));
    await service({ request, response, method: request.method ?? "GET", url: requested, path, caller });
  }

  server.on("request", (request, response) => {
    handle(request, response).catch((error: unknown) => sendError(response, error));
  });

  server.on("upgrade", (request, socket, head) => {
    if (request.url?.startsWith("/realtime/v1/websocket")) realtime.handleUpgrade(request, socket, head);
    else socket.destroy();
  });

  return {
    url,
    async stop() {
      server.close();
      await realtime.stop();
      server.closeIdleConnections();
      const impatience = setTimeout(() => server.closeAllConnections(), drainTimeoutMs);
      await new Promise<void>((resolve) => (server.listening ? server.once("close", resolve) : resolve()));
      clearTimeout(impatience);
      storage.close();
      await schema.close();
      await pool.end();
    },
  };
}
