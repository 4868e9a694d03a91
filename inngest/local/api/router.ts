import type { IncomingMessage, ServerResponse } from "node:http";
import { isUnavailable } from "../database/database.ts";
import { log } from "../log.ts";
import { isLoopbackName } from "../options.ts";
import type { Engine } from "./engine.ts";
import { type Exchange, HttpError, sendJson } from "./http.ts";

export type Handler = (engine: Engine, exchange: Exchange) => Promise<void> | void;

export interface Route {
  method: string;
  pattern: URLPattern;
  handle: Handler;
}

/** A route; `path` may name parameters, as in `/v1/runs/:id`. */
export function route(method: string, path: string, handle: Handler): Route {
  return { method, pattern: new URLPattern({ pathname: path }), handle };
}

/** Answers a request by the first route that fits; every error becomes a clear JSON answer. */
export async function serveRequest(
  engine: Engine,
  routes: Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    refuseForeignPages(engine.settings.isLoopback, request);
    const url = new URL(request.url ?? "/", "http://engine");
    for (const { method, pattern, handle } of routes) {
      const match = method === request.method && pattern.exec({ pathname: url.pathname });
      if (!match) continue;
      const groups = Object.entries(match.pathname.groups);
      const parameters = Object.fromEntries(
        groups.map(([name, value]) => [name, decodeURIComponent(value ?? "")]),
      );
      return await handle(engine, { request, response, url, parameters });
    }
    throw new HttpError(404, `there is nothing at ${request.method} ${url.pathname}`);
  } catch (error) {
    answerError(response, error as Error);
  }
}

// A page of another site must not reach an engine on loopback, neither directly nor by a name that points there.
function refuseForeignPages(isLoopback: boolean, { headers }: IncomingMessage): void {
  const { host = "", origin } = headers;
  const name = host.replace(/:\d+$/, "");
  if (isLoopback && !isLoopbackName(name)) throw new HttpError(403, `this engine is not known as ${name}`);
  if (origin !== undefined && origin !== `http://${host}`)
    throw new HttpError(403, "requests from other sites are refused");
}

function answerError(response: ServerResponse, error: Error): void {
  const status = error instanceof HttpError ? error.status : isUnavailable(error) ? 503 : 500;
  if (status === 500) log("request_failed", { error: error.message, stack: error.stack });
  const message = status < 500 ? error.message : status === 503 ? "the database is away" : "internal error";
  if (response.headersSent) response.destroy();
  else sendJson(response, status, { error: message, status });
}
