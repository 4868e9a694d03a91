import { type Field, parseField } from "./field.ts";
import { Scanner } from "./scanner.ts";

export interface OrderTerm {
  /** The embedded to-one relation whose column orders the parent. */
  relation?: string;
  field: Field;
  direction?: "asc" | "desc";
  nulls?: "first" | "last";
}

function parseTerm(scanner: Scanner): OrderTerm {
  let field = parseField(scanner);
  let relation: string | undefined;
  if (field.path.length === 0 && scanner.take("(")) {
    relation = field.name;
    field = parseField(scanner);
    scanner.expect(")");
  }
  const direction = scanner.match(/\.(asc|desc)/)?.[1] as OrderTerm["direction"];
  const nulls = scanner.match(/\.nulls(first|last)/)?.[1] as OrderTerm["nulls"];
  return { relation, field, direction, nulls };
}

/** Parses `order=a.desc.nullslast,b->c,relation(d).asc`. */
export function parseOrder(text: string): OrderTerm[] {
  if (text === "") return [];
  const scanner = new Scanner(text, "order");
  const terms: OrderTerm[] = [];
  do terms.push(parseTerm(scanner));
  while (scanner.take(","));
  scanner.expectEnd();
  return terms;
}
