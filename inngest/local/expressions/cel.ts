import { Environment } from "@marcbachmann/cel-js";
import { fillMissing } from "./fill-missing.ts";

const environment = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false });
const parsed = new Map<string, ReturnType<Environment["parse"]>>();
const CACHE_SIZE = 500;

/** Events an expression sees: `event`, and `async` for the one that arrived later. */
export interface ExpressionContext {
  event: unknown;
  async?: unknown;
}

/** Throws an Error that quotes the expression when it cannot be parsed. */
export function checkExpression(expression: string): void {
  compile(expression);
}

/** The expression's value. A field that is missing is null; what has no value (types that do not fit) is undefined. */
export function evaluate(expression: string, context: ExpressionContext): unknown {
  const run = compile(expression);
  try {
    const values = toCel(context) as Record<string, unknown>;
    fillMissing(expression, values);
    return toPlain(run(values));
  } catch {
    return undefined;
  }
}

/** Whether an absent or a true expression lets the events through. */
export function holds(expression: string | null | undefined, context: ExpressionContext): boolean {
  return !expression || evaluate(expression, context) === true;
}

/** A key expression's value as text, stable for equal values. */
export function evaluateKey(expression: string | undefined, context: ExpressionContext): string {
  if (!expression) return "";
  const value = evaluate(expression, context);
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

function compile(expression: string) {
  const known = parsed.get(expression);
  if (known) return known;
  try {
    const compiled = environment.parse(expression);
    if (parsed.size >= CACHE_SIZE) parsed.clear();
    parsed.set(expression, compiled);
    return compiled;
  } catch (error) {
    throw new Error(
      `the expression "${expression}" cannot be read: ${String((error as Error).message).split("\n")[0]}`,
    );
  }
}

// CEL tells whole numbers from others, JSON does not: without this `event.data.n + 1` has no meaning.
function toCel(value: unknown): unknown {
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(toCel);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toCel(item)]));
}

function toPlain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  return Array.isArray(value) ? value.map(toPlain) : value;
}
