import type { Field, JsonStep } from "../parse/field.ts";
import type { Table } from "../schema/types.ts";
import { type Binder, quote } from "./statement.ts";

/** Where a field is looked up: a relation's name in SQL, and its table for the types. */
export interface FieldScope {
  alias: string;
  table: Table | null;
}

function renderStep(binder: Binder, { arrow, key }: JsonStep): string {
  return typeof key === "number" ? `${arrow}(${key})` : `${arrow}${binder.bind(key)}::text`;
}

/** A column, or with arrows a part of the JSON it holds; other types are seen as JSON on the way. */
export function renderField(binder: Binder, { alias, table }: FieldScope, field: Field): string {
  const column = `${quote(alias)}.${quote(field.name)}`;
  if (field.path.length === 0) return column;
  const type = table?.columns.get(field.name)?.type;
  const isJson = type === undefined || type === "json" || type === "jsonb";
  const steps = field.path.map((step) => renderStep(binder, step));
  return `(${isJson ? column : `to_jsonb(${column})`}${steps.join("")})`;
}

/** The key a field has in the answer when it is given no alias: its name, or the last key of its path. */
export function nameOfField({ name, path }: Field): string {
  const keys = path.map(({ key }) => key).filter((key) => typeof key === "string");
  return keys.at(-1) ?? name;
}
