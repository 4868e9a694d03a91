import { ZodError } from "zod";
import { type AppError, isAppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import type { ErrorBody } from "./error-body.ts";

/** When to come back after a 429 of which it is not known when it ends: about one job later. */
const usualPatienceSeconds = 30;

function respond(
  facts: {
    status: number;
    text: string;
    code: string;
    retryAfterSeconds?: number | null;
    more?: Readonly<Record<string, string>>;
  },
  path: string,
  requestId?: string,
): Response {
  const body: ErrorBody = {
    error: facts.text,
    detail: facts.text,
    status_code: facts.status,
    path,
    code: facts.code,
    ...(requestId ? { request_id: requestId } : {}),
  };
  const response = Response.json({ ...facts.more, ...body }, { status: facts.status });
  const retryAfterSeconds = facts.retryAfterSeconds ?? (facts.status === 429 ? usualPatienceSeconds : null);
  if (retryAfterSeconds) response.headers.set("retry-after", String(retryAfterSeconds));
  return response;
}

function known(error: AppError, path: string): Response {
  const { httpStatus: status, publicMessage: text, code, retryAfterSeconds, facts: more } = error;
  return respond({ status, text, code, retryAfterSeconds, more }, path);
}

/** The one mapper from errors to HTTP. What is not ours to tell becomes a 500 with a request id and no internals. */
export function errorResponse(error: unknown, path: string, requestId: string): Response {
  if (isAppError(error)) {
    if (error.httpStatus >= 500) log.error({ err: error, requestId, path }, error.code);
    return known(error, path);
  }
  log.error({ err: error instanceof ZodError ? error.issues : error, requestId, path }, "request failed");
  const text = `Something went wrong on our side. Nothing was lost; try again, and name request ${requestId} if it stays.`;
  return respond({ status: 500, text, code: "internal_error" }, path, requestId);
}
