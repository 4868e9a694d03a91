import { type Field, parseField, parseName } from "./field.ts";
import { Scanner } from "./scanner.ts";

type AggregateFunction = "avg" | "count" | "max" | "min" | "sum";

export interface ColumnItem {
  kind: "column";
  field: Field;
  alias?: string;
  cast?: string;
  aggregate?: { name: AggregateFunction; cast?: string };
}

export interface EmbedItem {
  kind: "embed";
  relation: string;
  alias?: string;
  hint?: string;
  join: "inner" | "left";
  isSpread: boolean;
  items: SelectItem[];
}

export type SelectItem = ColumnItem | EmbedItem;

const aggregatePattern = /\.(avg|count|max|min|sum)\(\)/;

function parseCast(scanner: Scanner): string | undefined {
  if (!scanner.take("::")) return undefined;
  const type = scanner.match(/[A-Za-z_][A-Za-z0-9_ ]*(\(\d+(,\d+)?\))?(\[\])*/);
  if (!type) scanner.fail("expecting a type to cast to");
  return type[0];
}

function parseEmbed(scanner: Scanner, isSpread: boolean, relation: string, alias?: string): EmbedItem {
  const embed: EmbedItem = { kind: "embed", relation, alias, join: "left", isSpread, items: [] };
  while (scanner.take("!")) {
    const word = parseName(scanner);
    if (word === "inner" || word === "left") embed.join = word;
    else embed.hint = word;
  }
  scanner.expect("(");
  embed.items = parseItems(scanner);
  scanner.expect(")");
  return embed;
}

function parseColumn(scanner: Scanner, field: Field, alias?: string): ColumnItem {
  const item: ColumnItem = { kind: "column", field, alias, cast: parseCast(scanner) };
  const aggregate = scanner.match(aggregatePattern);
  if (aggregate) item.aggregate = { name: aggregate[1] as AggregateFunction, cast: parseCast(scanner) };
  return item;
}

function parseItem(scanner: Scanner): SelectItem {
  if (scanner.take("...")) return parseEmbed(scanner, true, parseName(scanner));
  if (scanner.take("*")) return { kind: "column", field: { name: "*", path: [] } };
  const alias = scanner.match(/(?:"(?:[^"\\]|\\.)*"|[^,():"]+?):(?!:)/)?.[0]?.slice(0, -1);
  const name = alias?.startsWith('"') ? alias.slice(1, -1) : alias;
  if (scanner.match(/count\(\)/)) {
    const aggregate = { name: "count" as const, cast: parseCast(scanner) };
    return { kind: "column", field: { name: "*", path: [] }, alias: name, aggregate };
  }
  const field = parseField(scanner);
  const isEmbed = field.path.length === 0 && (scanner.peek() === "(" || scanner.peek() === "!");
  return isEmbed ? parseEmbed(scanner, false, field.name, name) : parseColumn(scanner, field, name);
}

function parseItems(scanner: Scanner): SelectItem[] {
  const items: SelectItem[] = [];
  if (scanner.isAtEnd || scanner.peek() === ")") return items;
  do items.push(parseItem(scanner));
  while (scanner.take(","));
  return items;
}

/** Parses `select=`: columns with aliases, casts, JSON paths and aggregates; embedded and spread relations. */
export function parseSelect(text: string): SelectItem[] {
  const scanner = new Scanner(text, "select parameter");
  const items = parseItems(scanner);
  scanner.expectEnd();
  return items;
}
