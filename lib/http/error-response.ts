import { ZodError } from "zod";
import { type AppError, isAppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";

type ErrorBody = {
  error: string;
  detail: string;
  status_code: number;
  path: string;
  code: string;
  request_id?: string;
};

function respond(status: number, body: ErrorBody): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

function known(error: AppError, path: string): Response {
  const text = error.publicMessage;
  return respond(error.httpStatus, {
    error: text,
    detail: text,
    status_code: error.httpStatus,
    path,
    code: error.code,
  });
}

/** The one mapper from errors to HTTP. What is not ours to tell becomes a 500 with a request id and no internals. */
export function errorResponse(error: unknown, path: string, requestId: string): Response {
  if (isAppError(error)) {
    if (error.httpStatus >= 500) log.error({ err: error, requestId, path }, error.code);
    return known(error, path);
  }
  log.error({ err: error instanceof ZodError ? error.issues : error, requestId, path }, "request failed");
  const text = `Something went wrong on our side. Nothing was lost; try again, and name request ${requestId} if it stays.`;
  return respond(500, {
    error: text,
    detail: text,
    status_code: 500,
    path,
    code: "internal_error",
    request_id: requestId,
  });
}
