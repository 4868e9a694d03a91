import { type Field, parseField } from "./field.ts";
import { Scanner } from "./scanner.ts";

type Quantifier = "any" | "all";

export interface Comparison {
  kind: "comparison";
  field: Field;
  isNegated: boolean;
  operator: string;
  quantifier?: Quantifier;
  /** Text search configuration of the fts family. */
  language?: string;
  value: string | string[];
}

export interface LogicGroup {
  kind: "group";
  connective: "and" | "or";
  isNegated: boolean;
  members: Condition[];
}

export type Condition = Comparison | LogicGroup;

const operatorPattern =
  /(not\.)?(eq|neq|gte|gt|lte|lt|like|ilike|match|imatch|isdistinct|is|in|cs|cd|ov|sl|sr|nxr|nxl|adj|fts|plfts|phfts|wfts)(?:\(([^)]*)\))?\./;
const quantifiable = new Set(["eq", "gte", "gt", "lte", "lt", "like", "ilike", "match", "imatch"]);

/** The members of an `in` list: `(1,2,"a,b")`. */
function parseList(scanner: Scanner): string[] {
  scanner.expect("(");
  const values: string[] = [];
  if (scanner.take(")")) return values;
  do values.push(scanner.quoted() ?? scanner.match(/[^,)]*/)?.[0] ?? "");
  while (scanner.take(","));
  scanner.expect(")");
  return values;
}

/** A value inside a group ends at the next comma or bracket, unless it is quoted or an array. */
function parseGroupedValue(scanner: Scanner): string {
  const quoted = scanner.match(/"((?:[^"\\]|\\[\s\S])*)"(?=[,)])/);
  if (quoted) return (quoted[1] ?? "").replace(/\\([\s\S])/g, "$1");
  return scanner.match(/\{[^{}]*\}|[^,)]*/)?.[0] ?? "";
}

function parseOperation(scanner: Scanner, field: Field, isGrouped: boolean): Comparison {
  const found = scanner.match(operatorPattern);
  if (!found) scanner.fail("expecting operator (eq, gt, ...)");
  const [, not, operator = "", argument] = found;
  const comparison: Comparison = {
    kind: "comparison",
    field,
    isNegated: not !== undefined,
    operator,
    value: "",
  };
  if (argument !== undefined) {
    if ((argument === "any" || argument === "all") && quantifiable.has(operator))
      comparison.quantifier = argument;
    else if (operator.endsWith("fts")) comparison.language = argument;
    else scanner.fail(`expecting no "(${argument})" after ${operator}`);
  }
  if (operator === "in") comparison.value = parseList(scanner);
  else comparison.value = isGrouped ? parseGroupedValue(scanner) : (scanner.match(/[\s\S]*/)?.[0] ?? "");
  return comparison;
}

function parseCondition(scanner: Scanner): Condition {
  const group = scanner.match(/(not\.)?(and|or)(?=\()/);
  if (group) return parseGroup(scanner, group[2] as "and" | "or", group[1] !== undefined);
  const field = parseField(scanner);
  scanner.expect(".");
  return parseOperation(scanner, field, true);
}

function parseGroup(scanner: Scanner, connective: "and" | "or", isNegated: boolean): LogicGroup {
  const members: Condition[] = [];
  scanner.expect("(");
  do {
    scanner.match(/\s*/);
    members.push(parseCondition(scanner));
    scanner.match(/\s*/);
  } while (scanner.take(","));
  scanner.expect(")");
  return { kind: "group", connective, isNegated, members };
}

/** Parses `column=not.op.value`. */
export function parseFilter(fieldText: string, valueText: string): Comparison {
  const fieldScanner = new Scanner(fieldText, "filter");
  const field = parseField(fieldScanner);
  fieldScanner.expectEnd();
  const scanner = new Scanner(valueText, "filter");
  const comparison = parseOperation(scanner, field, false);
  scanner.expectEnd();
  return comparison;
}

/** Whether a parameter's value reads as a filter; otherwise, in a GET on a function, it is an argument. */
export function isFilterValue(valueText: string): boolean {
  return new RegExp(`^${operatorPattern.source}`).test(valueText);
}

/** Parses `or=(…)`, `and=(…)` and their negations. */
export function parseLogic(connective: "and" | "or", isNegated: boolean, text: string): LogicGroup {
  const scanner = new Scanner(text, "logic tree");
  const group = parseGroup(scanner, connective, isNegated);
  scanner.expectEnd();
  return group;
}
