import pg from "pg";

/** Takes a value and answers what stands for it in the statement's text. */
export interface Binder {
  bind(value: unknown): string;
}

/** A statement in the making: values are bound, never written into it. */
export class Statement implements Binder {
  readonly values: unknown[] = [];

  /** Takes a value and answers what stands for it in the text, e.g. `$3`. */
  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

export function quote(name: string): string {
  // PostgreSQL knows no character 0, neither in names nor in texts.
  return pg.escapeIdentifier(name.replaceAll("\0", ""));
}

export function quoteQualified(relation: { schema: string; name: string }): string {
  return `${quote(relation.schema)}.${quote(relation.name)}`;
}
