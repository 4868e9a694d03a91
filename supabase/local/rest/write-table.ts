import type pg from "pg";
import { readText } from "../http/exchange.ts";
import { execute, type Outcome } from "./execute.ts";
import { neededColumns } from "./plan/needed-columns.ts";
import { readPayload } from "./plan/payload.ts";
import { planRead } from "./plan/read-plan.ts";
import { respond } from "./respond.ts";
import { restError } from "./rest-error.ts";
import { type RestRequest, resolveTable, rootRefinement } from "./rest-request.ts";
import type { Table } from "./schema/types.ts";
import { renderRead } from "./sql/read.ts";
import { quote, Statement } from "./sql/statement.ts";
import { wrapStatement } from "./sql/wrap.ts";
import { renderDelete, renderInsert, renderUpdate } from "./sql/write.ts";

const bodyLimitBytes = 64_000_000;

async function readBody({ exchange: { request } }: RestRequest): Promise<string> {
  const type = request.headers["content-type"]?.split(";")[0]?.trim() ?? "application/json";
  if (type !== "application/json" && type !== "text/plain" && !type.endsWith("+json")) {
    throw restError(415, "PGRST102", `Content-Type not acceptable: ${type}`);
  }
  return readText(request, bodyLimitBytes);
}

async function renderWrite(request: RestRequest, statement: Statement, table: Table, returned: string[]) {
  const { exchange, query, preferences } = request;
  const { conditions } = rootRefinement(query);
  if (exchange.method === "DELETE") return renderDelete(statement, table, conditions, returned);
  const payload = readPayload(await readBody(request), table, query.columns);
  if (exchange.method === "PATCH") return renderUpdate(statement, table, payload, conditions, returned);
  const { resolution } = preferences;
  const options = {
    resolution,
    onConflict: query.onConflict,
    isMissingDefault: preferences.missing === "default",
  };
  return renderInsert(statement, table, payload, options, returned);
}

function answerWrite(
  { exchange: { method }, preferences }: RestRequest,
  { body, shown, affected, inserted }: Outcome,
) {
  const isShown = preferences.return === "representation";
  const total = preferences.count ? (affected ?? 0) : "*";
  const status =
    method === "POST"
      ? preferences.resolution === "merge-duplicates" && inserted === 0
        ? 200
        : 201
      : isShown
        ? 200
        : 204;
  const range = method === "PATCH" && (affected ?? 0) > 0 ? `0-${(affected ?? 0) - 1}` : "*";
  return {
    status,
    body: isShown ? body : null,
    contentRange: `${isShown && shown === 0 ? "*" : range}/${total}`,
  };
}

/** `POST`, `PATCH` and `DELETE` on a table or view: one statement writes and answers what was written. */
export async function writeTable(pool: pg.Pool, request: RestRequest, name: string): Promise<void> {
  const { cache, query, preferences, format } = request;
  const table = resolveTable(request, name);
  const root = rootRefinement(query);
  if (root.limit !== undefined || root.offset !== undefined) {
    throw restError(400, "PGRST100", "A write cannot be limited: filter by the rows it is meant for");
  }
  const statement = new Statement();
  const isShown = preferences.return === "representation";
  // The conditions choose what is written; what is shown of it is embedded and ordered afterwards.
  const shown = query.refinements.map((one) => (one === root ? { ...one, conditions: [] } : one));
  const plan = planRead(cache, table, table.name, isShown ? query.select : [], isShown ? shown : []);
  const write = await renderWrite(request, statement, table, isShown ? neededColumns(plan) : []);
  const source = { from: `pgrst_source as ${quote(table.name)}`, isDerived: true };
  const rows = isShown ? renderRead(statement, plan, source) : undefined;
  const base = { name: "pgrst_source", query: write, isInsert: request.exchange.method === "POST" };
  const text = wrapStatement({ base, query: rows, format, isScalar: false, isSingle: false });
  const outcome = await execute(pool, request, { statement, text, isReadOnly: false });
  respond(request, outcome, (written) => answerWrite(request, written));
}
