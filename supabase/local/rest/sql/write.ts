import type { Condition } from "../parse/filter.ts";
import type { Payload } from "../plan/payload.ts";
import type { Table } from "../schema/types.ts";
import { renderCondition } from "./condition.ts";
import { quote, quoteQualified, type Statement } from "./statement.ts";

export interface InsertOptions {
  resolution?: "merge-duplicates" | "ignore-duplicates";
  /** Columns that decide what a duplicate is; otherwise the primary key. */
  onConflict?: string[];
  /** A key that a row leaves out means the column's default instead of null. */
  isMissingDefault: boolean;
}

const columnList = (names: string[]) => names.map(quote).join(", ");

/** `returning`, by the columns that the answer needs; a count needs only that there was a row. */
function renderReturning(table: Table, returned: string[], extra = ""): string {
  const columns = returned.map((name) => `${quote(table.name)}.${quote(name)}`);
  return ` returning ${columns.length > 0 ? columns.join(", ") : "1 as pgrst_row"}${extra}`;
}

/** Typed rows out of the JSON body; PostgreSQL itself reads the values by the columns' types. */
function renderRows(statement: Statement, { json, columns }: Payload, isMissingDefault: boolean): string {
  const document = `${statement.bind(json)}::json`;
  if (columns.length === 0) return `select from json_array_elements(${document})`;
  const types = columns.map(({ name, type }) => `${quote(name)} ${type}`).join(", ");
  const names = columnList(columns.map(({ name }) => name));
  if (!isMissingDefault) {
    return `select ${names} from json_to_recordset(${document}) as body(${types})`;
  }
  const defaults = columns
    .filter((column) => column.default !== null)
    .map((column) => `${statement.bind(column.name)}::text, ${column.default}`);
  return (
    `select ${names} from json_array_elements(${document}) as element(value), ` +
    `lateral jsonb_to_record(jsonb_build_object(${defaults.join(", ")}) || element.value::jsonb) as body(${types})`
  );
}

function renderConflict(table: Table, payload: Payload, { resolution, onConflict }: InsertOptions): string {
  const target = onConflict ?? table.primaryKey;
  if (!resolution || target.length === 0) return "";
  const names = payload.columns.map(({ name }) => name);
  if (resolution === "ignore-duplicates" || names.length === 0)
    return ` on conflict (${columnList(target)}) do nothing`;
  const assignments = names.map((name) => `${quote(name)} = excluded.${quote(name)}`);
  return ` on conflict (${columnList(target)}) do update set ${assignments.join(", ")}`;
}

export function renderInsert(
  statement: Statement,
  table: Table,
  payload: Payload,
  options: InsertOptions,
  returned: string[],
): string {
  const columns =
    payload.columns.length > 0 ? ` (${columnList(payload.columns.map(({ name }) => name))})` : "";
  const rows = renderRows(statement, payload, options.isMissingDefault);
  // A row that was updated instead carries the transaction that replaced it.
  const isNew =
    options.resolution === "merge-duplicates" && table.isPlain ? `${quote(table.name)}.xmax = 0` : "true";
  const conflict = renderConflict(table, payload, options);
  return `insert into ${quoteQualified(table)}${columns} ${rows}${conflict}${renderReturning(table, returned, `, ${isNew} as pgrst_inserted`)}`;
}

function renderWhere(statement: Statement, table: Table, conditions: Condition[]): string {
  const scope = { alias: table.name, table };
  const rendered = conditions.map((condition) => renderCondition(statement, scope, [], condition));
  return rendered.length > 0 ? ` where ${rendered.join(" and ")}` : "";
}

export function renderUpdate(
  statement: Statement,
  table: Table,
  payload: Payload,
  conditions: Condition[],
  returned: string[],
): string {
  // Nothing to set is nothing to do; still, the answer has the shape of an update's.
  if (payload.columns.length === 0 || payload.rowCount === 0) {
    const columns = returned.length > 0 ? columnList(returned) : "1 as pgrst_row";
    return `select ${columns} from ${quoteQualified(table)} where false`;
  }
  const types = payload.columns.map(({ name, type }) => `${quote(name)} ${type}`).join(", ");
  const body = `(select * from json_to_recordset(${statement.bind(payload.json)}::json) as _(${types}) limit 1) as pgrst_body`;
  const assignments = payload.columns.map(({ name }) => `${quote(name)} = pgrst_body.${quote(name)}`);
  return (
    `update ${quoteQualified(table)} set ${assignments.join(", ")} from ${body}` +
    renderWhere(statement, table, conditions) +
    renderReturning(table, returned)
  );
}

export function renderDelete(
  statement: Statement,
  table: Table,
  conditions: Condition[],
  returned: string[],
): string {
  const where = renderWhere(statement, table, conditions);
  return `delete from ${quoteQualified(table)}${where}${renderReturning(table, returned)}`;
}
