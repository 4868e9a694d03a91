import type pg from "pg";
import { readText } from "../http/exchange.ts";
import { execute, type Outcome } from "./execute.ts";
import { planRead } from "./plan/read-plan.ts";
import { planCount } from "./read-table.ts";
import { answerRead, respond } from "./respond.ts";
import { restError } from "./rest-error.ts";
import type { RestRequest } from "./rest-request.ts";
import { findFunction } from "./schema/find-function.ts";
import type { DatabaseFunction } from "./schema/types.ts";
import { type CallArguments, renderCall } from "./sql/call.ts";
import { renderRead } from "./sql/read.ts";
import { quote, Statement } from "./sql/statement.ts";
import { wrapStatement } from "./sql/wrap.ts";

interface Invocation {
  called: DatabaseFunction;
  given: CallArguments;
}

const bodyLimitBytes = 64_000_000;
const bodyTypes: Record<string, "json" | "text" | "xml" | "binary"> = {
  "application/json": "json",
  "text/plain": "text",
  "text/xml": "xml",
  "application/octet-stream": "binary",
};

function argumentsOfBody(body: string): Record<string, unknown> {
  if (body.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(body);
    // A function of one nameless parameter takes any JSON; there are no names in a list or a number.
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    throw restError(400, "PGRST102", "Empty or invalid json");
  }
}

async function readInvocation(
  { exchange, cache, schema, query }: RestRequest,
  name: string,
): Promise<Invocation> {
  if (exchange.method === "GET" || exchange.method === "HEAD") {
    const argumentNames = [...new Set(query.arguments.map(([key]) => key))];
    const called = findFunction(cache, { schema, name, argumentNames, bodyType: null });
    return { called, given: { kind: "url", pairs: query.arguments } };
  }
  const contentType = exchange.request.headers["content-type"]?.split(";")[0]?.trim() ?? "application/json";
  const bodyType = bodyTypes[contentType];
  if (!bodyType) throw restError(415, "PGRST102", `Content-Type not acceptable: ${contentType}`);
  const body = await readText(exchange.request, bodyLimitBytes);
  const argumentNames = query.columns ?? (bodyType === "json" ? Object.keys(argumentsOfBody(body)) : []);
  const called = findFunction(cache, { schema, name, argumentNames, bodyType });
  const isWhole = called.parameters.length === 1 && called.parameters[0]?.name === "";
  if (isWhole)
    return { called, given: { kind: "body", body: bodyType === "binary" ? Buffer.from(body) : body } };
  return { called, given: { kind: "json", json: body.trim() === "" ? "{}" : body, names: argumentNames } };
}

function assertFormat(called: DatabaseFunction, { format }: RestRequest): void {
  const isRaw = format.kind === "text" || format.kind === "binary";
  if (!isRaw || called.returns === "scalar") return;
  throw restError(406, "PGRST107", `None of these media types are available: ${format.contentType}`);
}

function answerCall(request: RestRequest, called: DatabaseFunction, outcome: Outcome) {
  if (called.returns === "void") return { status: 204, body: null };
  return answerRead(request, outcome);
}

/** `POST`, `GET` and `HEAD` on `rpc/<function>`. A read, and a call that cannot write, run in a read-only transaction. */
export async function callFunction(pool: pg.Pool, request: RestRequest, name: string): Promise<void> {
  const { cache, query, exchange, format, preferences } = request;
  const { called, given } = await readInvocation(request, name);
  assertFormat(called, request);
  if (preferences.maxAffected !== undefined && !called.returnsSet) {
    const message =
      "Function must return SETOF or TABLE when max-affected preference is used with handling=strict";
    throw restError(400, "PGRST128", message);
  }
  const statement = new Statement();
  const base = { name: "pgrst_source", query: renderCall(statement, called, given) };
  const source = { from: `pgrst_source as ${quote(called.resultTable?.name ?? name)}`, isDerived: true };
  const isScalar = called.returns !== "composite";
  const plan = isScalar
    ? null
    : planRead(cache, called.resultTable, called.resultTable?.name ?? name, query.select, query.refinements);
  const rows = plan ? renderRead(statement, plan, source) : undefined;
  const counted = plan
    ? planCount({ ...request, preferences: exactly(request) }, statement, plan, source)
    : {};
  const countQuery = preferences.count && !plan ? "select 1 from pgrst_source" : counted.countQuery;
  const text = wrapStatement({
    base,
    query: rows ?? "select * from pgrst_source",
    countQuery,
    format,
    isScalar,
    isSingle: !called.returnsSet,
  });
  const isReadOnly = exchange.method !== "POST" || called.volatility !== "volatile";
  const outcome = await execute(pool, request, { statement, text, isReadOnly });
  respond(request, outcome, (result) => answerCall(request, called, result));
}

/** What a call answers cannot be estimated without calling it. */
function exactly({ preferences }: RestRequest) {
  return { ...preferences, count: preferences.count && ("exact" as const) };
}
