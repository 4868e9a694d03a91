import type { Comparison } from "../rest/parse/filter.ts";
import { parseFilter } from "../rest/parse/filter.ts";

/** What a client wants to hear of the database. */
export interface Subscription {
  id: number;
  event: "*" | "INSERT" | "UPDATE" | "DELETE";
  schema: string;
  table?: string;
  filter?: string;
  select?: string[];
  comparisons: Comparison[];
}

const events = new Set(["*", "INSERT", "UPDATE", "DELETE"]);
const operators = new Set([
  "eq",
  "neq",
  "lt",
  "lte",
  "gt",
  "gte",
  "in",
  "like",
  "ilike",
  "is",
  "match",
  "imatch",
  "isdistinct",
]);
let lastId = 0;

/** Splits `id=gt.0,name=eq."a,b",x=in.(1,2)` at the commas between conditions. */
function splitConditions(filter: string): string[] {
  return filter.match(/(?:"(?:[^"\\]|\\.)*"|\([^)]*\)|[^,"(])+/g) ?? [];
}

/** `column=not.op.value`; a quoted value stands for itself. */
function parseCondition(text: string): Comparison {
  const [, column, operation = ""] = /^\s*([^=]+?)=([\s\S]*)$/.exec(text) ?? [];
  if (column === undefined) throw new Error(`Cannot read the filter ${text}`);
  const comparison = parseFilter(column, operation);
  if (!operators.has(comparison.operator)) throw new Error(`Unsupported operator in the filter ${text}`);
  const { value } = comparison;
  if (typeof value === "string" && /^".*"$/s.test(value)) {
    comparison.value = value.slice(1, -1).replace(/\\([\s\S])/g, "$1");
  }
  return comparison;
}

/** Reads one entry of a join's `postgres_changes`. @throws Error saying what is wrong with it. */
export function parseSubscription(entry: Record<string, unknown>): Subscription {
  const event = String(entry.event ?? "*").toUpperCase();
  if (!events.has(event)) throw new Error(`Unknown event ${event}`);
  const filter = typeof entry.filter === "string" && entry.filter !== "" ? entry.filter : undefined;
  lastId += 1;
  return {
    id: lastId,
    event: event as Subscription["event"],
    schema: String(entry.schema ?? "public"),
    table: typeof entry.table === "string" ? entry.table : undefined,
    filter,
    select: Array.isArray(entry.select) ? entry.select.map(String) : undefined,
    comparisons: filter ? splitConditions(filter).map(parseCondition) : [],
  };
}

/** Whether a change of this kind on this table concerns the subscription at all. */
export function concerns(subscription: Subscription, type: string, schema: string, table: string): boolean {
  const isWanted = (wanted: string | undefined, actual: string) =>
    wanted === undefined || wanted === "" || wanted === "*" || wanted === actual;
  return (
    isWanted(subscription.event, type) &&
    isWanted(subscription.schema, schema) &&
    isWanted(subscription.table, table)
  );
}
