import type pg from "pg";
import { type Execution, execute } from "./execute.ts";
import { planRead, type ReadPlan } from "./plan/read-plan.ts";
import { answerRead, respond } from "./respond.ts";
import { restError } from "./rest-error.ts";
import { type RestRequest, resolveTable } from "./rest-request.ts";
import { renderRead, renderUnlimited, type Source, sourceOfTable } from "./sql/read.ts";
import { Statement } from "./sql/statement.ts";
import { wrapStatement } from "./sql/wrap.ts";

/** How the total is to be found: counted along in the statement, or estimated by the planner. */
export function planCount(
  { preferences, cache }: RestRequest,
  statement: Statement,
  plan: ReadPlan,
  source: Source,
): { countQuery?: string; estimate?: Execution["estimate"] } {
  const { count } = preferences;
  const { maxRows } = cache.settings;
  if (count === undefined) return {};
  if (count === "exact" || (count === "estimated" && maxRows === null)) {
    return { countQuery: renderUnlimited(statement, plan, source) };
  }
  const separate = new Statement();
  const text = renderUnlimited(separate, plan, source);
  return {
    estimate: { text, values: separate.values, isExactBelow: count === "estimated" ? maxRows : null },
  };
}

/** `GET` and `HEAD` on a table or view. */
export async function readTable(pool: pg.Pool, request: RestRequest, name: string): Promise<void> {
  const { query, format, cache } = request;
  if (format.kind === "text" || format.kind === "binary") {
    throw restError(406, "PGRST107", `None of these media types are available: ${format.contentType}`);
  }
  const table = resolveTable(request, name);
  const plan = planRead(cache, table, table.name, query.select, query.refinements);
  const statement = new Statement();
  const source = sourceOfTable(table);
  const rows = renderRead(statement, plan, source);
  const { countQuery, estimate } = planCount(request, statement, plan, source);
  const text = wrapStatement({ query: rows, countQuery, format, isScalar: false, isSingle: false });
  const outcome = await execute(pool, request, { statement, text, isReadOnly: true, estimate });
  respond(request, outcome, (found) => answerRead(request, found));
}
