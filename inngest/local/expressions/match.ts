const SAME_FIELD = /^\s*(event|async)\.([\w.]+)\s*==\s*(event|async)\.([\w.]+)\s*$/;

/** The path of `event.<path> == async.<path>`, the form `match` takes: it can be looked up instead of evaluated. */
export function findMatchPath(expression: string | null | undefined): string | null {
  const [, left, leftPath, right, rightPath] = SAME_FIELD.exec(expression ?? "") ?? [];
  return leftPath && left !== right && leftPath === rightPath ? leftPath : null;
}

/** The value at a dotted path as JSON text, or null when there is none: nothing equals what is missing. */
export function readMatchValue(event: unknown, path: string): string | null {
  let value = event;
  for (const part of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return null;
    value = (value as Record<string, unknown>)[part];
  }
  return JSON.stringify(value) ?? null;
}
