import type pg from "pg";
import { isConnectionFailure } from "../database/connect-pool.ts";
import { HttpError } from "../http/http-error.ts";
import type { Role } from "../keys/caller.ts";

/** HTTP status by SQLSTATE, or by its class, as PostgREST maps them. */
const statuses: Record<string, number> = {
  "08": 503,
  "09": 500,
  "0L": 403,
  "0P": 403,
  23503: 409,
  23505: 409,
  25006: 405,
  25: 500,
  28: 403,
  "2D": 500,
  38: 500,
  39: 500,
  "3B": 500,
  40: 500,
  42883: 404,
  "42P01": 404,
  "42P17": 500,
  53: 503,
  53400: 500,
  54: 500,
  55: 500,
  "57P01": 503,
  57: 500,
  58: 500,
  F0: 500,
  HV: 500,
  P0001: 400,
  P0: 500,
  XX: 500,
};

function statusOf(code: string, message: string, role: Role): number {
  if (code === "42501") return role === "anon" ? 401 : 403;
  if (code === "21000" && /requires a WHERE clause$/.test(message)) return 400;
  if (code === "21000") return 500;
  if (code === "22023" && /^role .* does not exist$/.test(message)) return 401;
  // `raise sqlstate 'PT402'` chooses the HTTP status.
  if (/^PT[1-5]\d\d$/.test(code)) return Number(code.slice(2));
  return statuses[code] ?? statuses[code.slice(0, 2)] ?? 400;
}

/** `raise sqlstate 'PGRST'` describes the whole answer in message and detail, as JSON. */
function customError({ message, detail }: pg.DatabaseError): HttpError | null {
  try {
    const body = JSON.parse(message) as Record<string, unknown>;
    const { status, headers = {} } = JSON.parse(detail ?? "{}") as {
      status: number;
      headers?: Record<string, string>;
    };
    const { code, message: text, details = null, hint = null } = body;
    return new HttpError(status, { code, message: text, details, hint }, headers);
  } catch {
    return null;
  }
}

function isDatabaseError(error: unknown): error is pg.DatabaseError {
  return error instanceof Error && "severity" in error;
}

/** What a failed statement is answered with; null for failures that are not the database's. */
export function describeDatabaseError(error: unknown, role: Role): HttpError | null {
  if (isConnectionFailure(error)) {
    const message = "Database connection error. Retrying the connection.";
    return new HttpError(
      503,
      { code: "PGRST000", details: null, hint: null, message },
      { "retry-after": "1" },
    );
  }
  if (!isDatabaseError(error)) return null;
  const { code = "XX000", message, detail = null, hint = null } = error;
  if (code === "PGRST") return customError(error);
  return new HttpError(statusOf(code, message, role), { code, details: detail, hint, message });
}
