import type pg from "pg";
import { foreignKeysSql, functionsSql, settingsSql, tablesSql, viewsSql } from "./catalogue.ts";
import { describeFunctions, type FunctionRow } from "./functions.ts";
import { deriveRelationships, type ForeignKeyRow, type TableRow } from "./relationships.ts";
import type { RestSettings, SchemaCache, Table } from "./types.ts";

const splitNames = (text: string | undefined): string[] | undefined =>
  text?.split(",").map((name) => name.trim().replace(/^"(.*)"$/, "$1"));

function readSettings(rows: { name: string; value: string }[]): RestSettings {
  const settings = new Map(rows.map(({ name, value }) => [name.replace("pgrst.", ""), value]));
  const maxRows = Number(settings.get("db_max_rows"));
  return {
    schemas: splitNames(settings.get("db_schemas")) ?? ["public"],
    extraSearchPath: splitNames(settings.get("db_extra_search_path")) ?? ["public", "extensions"],
    maxRows: maxRows > 0 ? maxRows : null,
    isPlanEnabled: settings.get("db_plan_enabled") === "true",
    areAggregatesEnabled: settings.get("db_aggregates_enabled") === "true",
    isRollbackAllowed: settings.get("db_tx_end")?.endsWith("-allow-override") ?? false,
  };
}

function describeTable(row: TableRow): Table {
  const primary = row.keys.find(({ isPrimary }) => isPrimary)?.columns ?? [];
  return {
    schema: row.schema,
    name: row.name,
    isView: row.isView,
    isPlain: row.isPlain,
    columns: new Map(row.columns.map((column) => [column.name, column])),
    primaryKey: row.columns.filter(({ number }) => primary.includes(number)).map(({ name }) => name),
  };
}

/** Reads from the catalogue what requests can refer to. */
export async function loadSchema(pool: pg.Pool): Promise<SchemaCache> {
  const settings = readSettings((await pool.query<{ name: string; value: string }>(settingsSql)).rows);
  const query = async <Row extends pg.QueryResultRow>(sql: string) =>
    (await pool.query<Row>(sql, [settings.schemas])).rows;
  const rows = await query<TableRow>(tablesSql);
  const tables = new Map(rows.map((row) => [row.oid, describeTable(row)]));
  const foreignKeys = await query<ForeignKeyRow>(foreignKeysSql);
  const views = await query<{ oid: string; action: string }>(viewsSql);
  const functions = await query<FunctionRow>(functionsSql);
  return {
    settings,
    tables: [...tables.values()],
    relationships: deriveRelationships(rows, tables, foreignKeys, views),
    ...describeFunctions(functions, tables),
  };
}
