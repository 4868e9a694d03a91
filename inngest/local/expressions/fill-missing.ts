const FIELD = /\b(event|async)((?:\.[A-Za-z_]\w*)+)(\s*\()?/g;
const ASKS_PRESENCE = /\bhas\s*\(/;

type Fields = Record<string, unknown>;

/**
 * Sets the fields that an expression names and the events lack to null, as the real server understands them
 * (`event.data.kind != "draft"` holds without a kind). An expression that asks `has(…)` gets its events as they are.
 */
export function fillMissing(expression: string, context: Fields): void {
  if (ASKS_PRESENCE.test(expression)) return;
  for (const [, root = "", path = "", call] of expression.matchAll(FIELD)) {
    const names = path.slice(1).split(".");
    // In `event.data.name.startsWith("x")` the last name is that of a method.
    if (call) names.pop();
    fill(context[root], names);
  }
}

function fill(value: unknown, [name, ...rest]: string[]): void {
  if (name === undefined || typeof value !== "object" || value === null || Array.isArray(value)) return;
  const fields = value as Fields;
  if (!Object.hasOwn(fields, name)) fields[name] = rest.length > 0 ? {} : null;
  fill(fields[name], rest);
}
