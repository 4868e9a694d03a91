import type pg from "pg";
import { runAsCaller, type Transaction } from "../database/run-as-caller.ts";
import { restError } from "./rest-error.ts";
import type { RestRequest } from "./rest-request.ts";
import { quote, type Statement } from "./sql/statement.ts";

/** The one row that a wrapped statement answers. */
export interface Outcome {
  body: string | null;
  shown: number;
  total: number | null;
  affected: number | null;
  inserted: number | null;
  headers: string | null;
  status: string | null;
  /** A plan instead of rows. */
  plan?: string;
}

export interface Execution {
  statement: Statement;
  text: string;
  isReadOnly: boolean;
  /** Estimates the total by the planner: the query whose rows would be the total, with its own values. */
  estimate?: { text: string; values: unknown[]; isExactBelow: number | null };
}

interface Row {
  body: string | null;
  shown: string;
  total: string | null;
  affected: string | null;
  inserted: string | null;
  headers: string | null;
  status: string | null;
}

function transactionSettings({ exchange, schema, cache, preferences }: RestRequest): Record<string, string> {
  const { request, method, url } = exchange;
  const path = [...new Set([schema, ...cache.settings.extraSearchPath])].map(quote).join(", ");
  return {
    search_path: path,
    "request.method": method,
    "request.path": url.pathname.replace(/^\/rest\/v1/, ""),
    "request.headers": JSON.stringify(request.headers),
    "request.cookies": "{}",
    ...(preferences.timezone ? { timezone: preferences.timezone } : {}),
  };
}

async function explain(
  client: Transaction,
  { text, statement }: Execution,
  { format }: RestRequest,
): Promise<Outcome> {
  const options = [...(format.plan?.options ?? []), `format ${format.plan?.format ?? "text"}`];
  const { rows } = await client.query(`explain (${options.join(", ")}) ${text}`, statement.values);
  const lines = rows.map((row: Record<string, unknown>) => row["QUERY PLAN"]);
  const plan = format.plan?.format === "json" ? JSON.stringify(lines[0]) : lines.join("\n");
  return {
    body: null,
    shown: 0,
    total: null,
    affected: null,
    inserted: null,
    headers: null,
    status: null,
    plan,
  };
}

async function estimateTotal(
  client: Transaction,
  estimate: NonNullable<Execution["estimate"]>,
): Promise<number> {
  if (estimate.isExactBelow !== null) {
    const limited = `select count(*)::text as total from (${estimate.text} limit ${estimate.isExactBelow + 1}) as counted`;
    const { rows } = await client.query<{ total: string }>(limited, estimate.values);
    const counted = Number(rows[0]?.total);
    if (counted <= estimate.isExactBelow) return counted;
  }
  const { rows } = await client.query(`explain (format json) ${estimate.text}`, estimate.values);
  const plan = rows[0]?.["QUERY PLAN"] as { Plan: { "Plan Rows": number } }[];
  return plan[0]?.Plan["Plan Rows"] ?? 0;
}

function assertAcceptable(outcome: Outcome, { format, preferences }: RestRequest): void {
  const rows = outcome.affected ?? outcome.shown;
  if (preferences.maxAffected !== undefined && rows > preferences.maxAffected) {
    const details = `The query affects ${rows} rows`;
    throw restError(400, "PGRST124", "Query result exceeds max-affected preference constraint", details);
  }
  if (format.kind === "object" && outcome.shown !== 1 && outcome.body !== null) {
    const details = `The result contains ${outcome.shown} rows`;
    throw restError(406, "PGRST116", "Cannot coerce the result to a single JSON object", details);
  }
}

/**
 * Runs a request's statement in a transaction as its caller. It is rolled back when the answer is not what was asked
 * for (one object, at most so many rows) or, where the project allows it, when the request says so.
 */
export async function execute(pool: pg.Pool, request: RestRequest, execution: Execution): Promise<Outcome> {
  const { preferences, cache, exchange } = request;
  return runAsCaller(
    pool,
    exchange.caller,
    async (client) => {
      if (request.format.kind === "plan") return explain(client, execution, request);
      const { rows } = await client.query<Row>(execution.text, execution.statement.values);
      const [row] = rows;
      if (!row) throw restError(500, "PGRSTX00", "The statement answered nothing");
      const total = execution.estimate
        ? await estimateTotal(client, execution.estimate)
        : row.total === null
          ? null
          : Number(row.total);
      const count = (text: string | null) => (text === null ? null : Number(text));
      const { affected, inserted } = row;
      const counts = {
        shown: Number(row.shown),
        total,
        affected: count(affected),
        inserted: count(inserted),
      };
      const outcome = { ...row, ...counts };
      assertAcceptable(outcome, request);
      return outcome;
    },
    {
      settings: transactionSettings(request),
      isReadOnly: execution.isReadOnly,
      shouldRollBack: () => cache.settings.isRollbackAllowed && preferences.tx === "rollback",
    },
  );
}
