import { randomUUID } from "node:crypto";
import { isAppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { corsHeaders } from "./cors.ts";
import { errorResponse } from "./error-response.ts";

/** One request and what its answer will carry besides its own. */
export type Exchange = { request: Request; url: URL; requestId: string; headers: Headers };

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

export function isWrite(request: Request): boolean {
  return !safe.has(request.method);
}

/** The caller's own id for the request where it is a plain one, else a new one. */
function requestIdOf(request: Request): string {
  const given = request.headers.get("x-request-id") ?? "";
  return /^[A-Za-z0-9_-]{8,64}$/.test(given) ? given : randomUUID();
}

function record(exchange: Exchange, status: number, milliseconds: number): void {
  const { request, url, requestId } = exchange;
  const facts = { requestId, method: request.method, path: url.pathname, status, milliseconds };
  if (isWrite(request) || status >= 500) log.info(facts, "answered");
  else log.debug(facts, "answered");
}

/** Runs `answer` as the answer to a request: with a request id and the headers every answer has, and never throwing. */
export async function runExchange(
  request: Request,
  answer: (exchange: Exchange) => Promise<Response>,
): Promise<Response> {
  const startedAt = performance.now();
  const url = new URL(request.url);
  const exchange = { request, url, requestId: requestIdOf(request), headers: new Headers() };
  let response: Response;
  try {
    response = await answer(exchange);
  } catch (error) {
    response = errorResponse(error, url.pathname, exchange.requestId);
    if (isAppError(error) && error.httpStatus === 401) response.headers.set("www-authenticate", "Bearer");
  }
  const { headers } = response;
  for (const [name, value] of Object.entries(corsHeaders(request.headers.get("origin"))))
    headers.set(name, value);
  for (const [name, value] of exchange.headers) headers.set(name, value);
  headers.set("x-request-id", exchange.requestId);
  headers.set("x-content-type-options", "nosniff");
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  record(exchange, response.status, Math.round(performance.now() - startedAt));
  return response;
}
