import { parseError } from "../rest-error.ts";
import { type Condition, isFilterValue, parseFilter, parseLogic } from "./filter.ts";
import { type OrderTerm, parseOrder } from "./order.ts";
import { parseSelect, type SelectItem } from "./select.ts";

/** What applies to one relation of the request; the path of names leads to an embedded one. */
export interface Refinement {
  path: string[];
  conditions: Condition[];
  order: OrderTerm[];
  limit?: number;
  offset?: number;
}

export interface ParsedQuery {
  select: SelectItem[];
  refinements: Refinement[];
  columns?: string[];
  onConflict?: string[];
  /** Arguments of a function called by GET. */
  arguments: [string, string][];
}

/** Splits `a."b.c".d->x.y` at its dots: the last part may hold a JSON path, whose keys may contain dots. */
function splitPath(key: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const found of key.matchAll(/"(?:[^"\\]|\\.)*"|->|\./g)) {
    if (found[0] === "->") break;
    if (found[0] !== ".") continue;
    parts.push(key.slice(start, found.index));
    start = found.index + 1;
  }
  return [...parts, key.slice(start)];
}

function parseCount(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw parseError(name, text, 1, "expecting a non-negative integer");
}

function parseNames(text: string): string[] {
  return (text.match(/"(?:[^"\\]|\\.)*"|[^,"]+/g) ?? []).map((name) =>
    name.startsWith('"') ? name.slice(1, -1).replace(/\\(.)/g, "$1") : name.trim(),
  );
}

function unquote(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replace(/\\(.)/g, "$1") : name;
}

/**
 * Parses the query string of a request on a table or function.
 * @param isFunctionRead parameters that are no filters are the arguments of a function called by GET.
 */
export function parseQuery(parameters: URLSearchParams, isFunctionRead: boolean): ParsedQuery {
  const query: ParsedQuery = {
    select: parseSelect(parameters.get("select") ?? "*"),
    refinements: [],
    arguments: [],
  };
  const refine = (path: string[]): Refinement => {
    const names = path.map(unquote);
    const known = query.refinements.find(({ path: other }) => other.join("\0") === names.join("\0"));
    if (known) return known;
    const refinement: Refinement = { path: names, conditions: [], order: [] };
    query.refinements.push(refinement);
    return refinement;
  };
  for (const [key, value] of parameters) {
    if (key === "select") continue;
    if (key === "columns") query.columns = parseNames(value);
    else if (key === "on_conflict") query.onConflict = parseNames(value);
    else applyParameter(key, value);
  }
  return query;

  function applyParameter(key: string, value: string): void {
    const path = splitPath(key);
    const last = path.pop() ?? "";
    if (last === "order") refine(path).order = parseOrder(value);
    else if (last === "limit") refine(path).limit = parseCount("limit", value);
    else if (last === "offset") refine(path).offset = parseCount("offset", value);
    else if (last === "and" || last === "or") {
      const isNegated = path.at(-1) === "not";
      refine(isNegated ? path.slice(0, -1) : path).conditions.push(parseLogic(last, isNegated, value));
    } else if (isFunctionRead && path.length === 0 && !isFilterValue(value))
      query.arguments.push([last, value]);
    else refine(path).conditions.push(parseFilter(last, value));
  }
}
