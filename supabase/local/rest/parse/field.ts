import type { Scanner } from "./scanner.ts";

/** One arrow into a JSON value: by key, or by position in an array. */
export interface JsonStep {
  arrow: "->" | "->>";
  key: string | number;
}

/** A column, and the way into it where it holds JSON. */
export interface Field {
  name: string;
  path: JsonStep[];
}

/** A name, quoted or not. A hyphen belongs to it unless it begins an arrow. */
export function parseName(scanner: Scanner): string {
  const quoted = scanner.quoted();
  if (quoted !== null) return quoted;
  const found = scanner.match(/(?:[^\s,.:()!"*{}[\]<>=\\&-]|\s(?=\S)|-(?!>))+/);
  if (!found) scanner.fail('expecting field name (* or [a..z0..9_$]) or "("');
  return found[0];
}

function parseJsonPath(scanner: Scanner): JsonStep[] {
  const path: JsonStep[] = [];
  for (;;) {
    const arrow = scanner.take("->>") ? "->>" : scanner.take("->") ? "->" : null;
    if (arrow === null) return path;
    const index = scanner.match(/-?\d+(?=$|->|::|[.,):])/);
    if (index) {
      path.push({ arrow, key: Number(index[0]) });
      continue;
    }
    const key = scanner.quoted() ?? scanner.match(/(?:[^\s,.:()"-]|\s(?=\S)|-(?!>))+/)?.[0];
    if (key === undefined) scanner.fail("expecting a JSON key or index");
    path.push({ arrow, key });
  }
}

export function parseField(scanner: Scanner): Field {
  return { name: parseName(scanner), path: parseJsonPath(scanner) };
}
