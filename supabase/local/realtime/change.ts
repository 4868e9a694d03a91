import pg from "pg";
import type { Relation } from "./relation.ts";

/** A row as the write-ahead log gives it: PostgreSQL's text for each value; a missing key was not written anew. */
export type RawRow = Record<string, string | null | undefined>;

export interface Change {
  type: "INSERT" | "UPDATE" | "DELETE";
  relation: Relation;
  committedAt: string;
  /** Null for a row that is gone. */
  record: RawRow | null;
  /** What is known of the row before: its key, or all of it where the table says so. */
  old: RawRow | null;
}

const numberTypes = new Set(["int2", "int4", "int8", "float4", "float8", "numeric", "oid"]);
/** Arrays of any type are written alike; this reads them as arrays of text (type `_text`). */
const textArray = 1009 as Parameters<typeof pg.types.getTypeParser>[0];
const parseTextArray = pg.types.getTypeParser(textArray) as (text: string) => unknown[];

/** ISO 8601 as REST answers it, out of `2026-01-02 03:04:05.6+00`. */
function toIsoTime(text: string): string {
  return text.replace(/^(\d{4,}-\d\d-\d\d) /, "$1T").replace(/([+-]\d\d)$/, "$1:00");
}

function mapNested(value: unknown, convert: (text: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapNested(item, convert));
  return typeof value === "string" ? convert(value) : value;
}

/** A value as REST would answer it in JSON. */
export function toJsonValue(text: string | null, type: string): unknown {
  if (text === null) return null;
  if (type.startsWith("_")) {
    return mapNested(parseTextArray(text), (item) => toJsonValue(item, type.slice(1)));
  }
  if (type === "bool") return text === "t";
  if (numberTypes.has(type)) return Number.isFinite(Number(text)) ? Number(text) : text;
  if (type === "json" || type === "jsonb") return JSON.parse(text) as unknown;
  if (type === "timestamptz" || type === "timestamp") return toIsoTime(text);
  return text;
}

function describeRow(
  row: RawRow,
  { columns }: Relation,
  isShown: (name: string) => boolean,
): Record<string, unknown> {
  const described: Record<string, unknown> = {};
  for (const { name, type } of columns) {
    const text = row[name];
    if (text !== undefined && isShown(name)) described[name] = toJsonValue(text, type);
  }
  return described;
}

/** The change in the shape that clients read, with the columns that the role may read and the client asked for. */
export function describeChange(
  change: Change,
  role: string,
  select: string[] | undefined,
): Record<string, unknown> {
  const { relation, type, committedAt, record, old } = change;
  const readable = relation.columns.filter(
    ({ name, readableBy }) => readableBy.includes(role) && (!select || select.includes(name)),
  );
  const names = new Set(readable.map(({ name }) => name));
  const isShown = (name: string) => names.has(name);
  return {
    schema: relation.schema,
    table: relation.name,
    type,
    commit_timestamp: committedAt,
    columns: readable.map((column) => ({ name: column.name, type: column.type })),
    ...(record ? { record: describeRow(record, relation, isShown) } : {}),
    ...(old ? { old_record: describeRow(old, relation, isShown) } : {}),
    errors: null,
  };
}
