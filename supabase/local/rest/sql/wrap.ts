import type { ResponseFormat } from "../parse/media-type.ts";

/** The parts of a request's one statement. */
interface StatementParts {
  /** A write or a call that the rows come from, named so that the query can refer to it. */
  base?: { name: string; query: string; isInsert?: boolean };
  /** The query that answers the rows; absent when nothing of them is shown. */
  query?: string;
  /** The query whose rows are the total. */
  countQuery?: string;
  format: ResponseFormat;
  /** The rows hold one value each, in column `pgrst_scalar`. */
  isScalar: boolean;
  /** The answer is the one row itself instead of a list. */
  isSingle: boolean;
}

const csvBody = `
  (select coalesce((select string_agg(key::text, ',') from (
      select json_object_keys(row_to_json(first_row)) as key from (select * from pgrst_rows limit 1) as first_row) keys), '')
    || coalesce(E'\\n' || string_agg(substr(pgrst_row::text, 2, length(pgrst_row::text) - 2), E'\\n'), ''))`;

function renderBody({ query, format, isScalar, isSingle }: StatementParts): string {
  if (query === undefined) return "null";
  if (format.kind === "csv") return csvBody;
  const value = isScalar ? "pgrst_row.pgrst_scalar" : "pgrst_row";
  if (format.kind === "text" || format.kind === "binary") return `string_agg(${value}::text, '')`;
  const list = `json_agg(${value})`;
  const shape =
    isSingle || format.kind === "object" ? `coalesce(${list}->0, 'null')` : `coalesce(${list}, '[]')`;
  return format.isNullsStripped ? `json_strip_nulls(${shape})::text` : `${shape}::text`;
}

/** Wraps rows into one row of answer: the body as text, how many rows it has, and how many there are in all. */
export function wrapStatement(parts: StatementParts): string {
  const { base, query, countQuery } = parts;
  const rows = query ?? `select * from ${base?.name}`;
  const definitions = [
    ...(base ? [`${base.name} as materialized (${base.query})`] : []),
    `pgrst_rows as (${rows})`,
    ...(countQuery ? [`pgrst_total as (${countQuery})`] : []),
  ];
  const total = countQuery ? "(select count(*) from pgrst_total)" : "null";
  const inserted = base?.isInsert ? `(select count(*) from ${base.name} where pgrst_inserted)` : "null";
  const affected = base ? `(select count(*) from ${base.name})` : "null";
  return (
    `with ${definitions.join(", ")} select ${total}::text as total, count(*)::text as shown, ` +
    `${affected}::text as affected, ${inserted}::text as inserted, ${renderBody(parts)} as body, ` +
    "nullif(current_setting('response.headers', true), '') as headers, " +
    "nullif(current_setting('response.status', true), '') as status from pgrst_rows as pgrst_row"
  );
}
