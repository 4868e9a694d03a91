import type { ASTNode } from "@marcbachmann/cel-js";
import { createEnvironment } from "./environment.ts";
import { listFieldPaths, MISSING, withMissing } from "./missing.ts";

type Run = (values: Record<string, unknown>) => unknown;

const environment = createEnvironment();
const compiled = new Map<string, Run>();
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

/** The expression's value; false where it is a field that is missing, undefined where types do not fit. */
export function evaluate(expression: string, context: ExpressionContext): unknown {
  return toPlain(compile(expression)({ ...context }));
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

function compile(expression: string): Run {
  const known = compiled.get(expression);
  if (known) return known;
  try {
    const run = build(environment.parse(expression).ast);
    if (compiled.size >= CACHE_SIZE) compiled.clear();
    compiled.set(expression, run);
    return run;
  } catch (error) {
    throw new Error(
      `the expression "${expression}" cannot be read: ${String((error as Error).message).split("\n")[0]}`,
    );
  }
}

// The real server's `||`, `&&` and `?:` take values of any type, as JavaScript does; what fails counts as missing.
function build(node: ASTNode): Run {
  if (node.op === "||" || node.op === "&&") {
    const [left, right] = node.args.map(build) as [Run, Run];
    const endsAt = node.op === "||";
    return (values) => {
      const value = left(values);
      return isTruthy(value) === endsAt ? value : right(values);
    };
  }
  if (node.op === "?:") {
    const [condition, yes, no] = node.args.map(build) as [Run, Run, Run];
    return (values) => (isTruthy(condition(values)) ? yes : no)(values);
  }
  if (node.op === "!_") {
    const inner = build(node.args);
    return (values) => inner(values) === false;
  }
  if (isLoose(node)) {
    const [left, right] = node.args.map(build) as [Run, Run];
    const combine = attempt(environment.parse(`left ${node.op} right`));
    const operand = (value: unknown) => (value === undefined ? MISSING : value);
    return (values) => combine({ left: operand(left(values)), right: operand(right(values)) });
  }
  const paths = listFieldPaths(node);
  const run = attempt(environment.parse(node.input.slice(node.start, node.end)));
  return (values) => run(withMissing(values, paths));
}

type LooseNode = Extract<ASTNode, { op: "==" | "!=" | "<" | "<=" | ">" | ">=" | "+" }>;

function isLoose(node: ASTNode): node is LooseNode {
  return ["==", "!=", "<", "<=", ">", ">=", "+"].includes(node.op);
}

function attempt(run: Run): Run {
  return (values) => {
    try {
      return run(values);
    } catch {
      return undefined;
    }
  };
}

function isTruthy(value: unknown): boolean {
  return value !== MISSING && Boolean(value?.valueOf());
}

function toPlain(value: unknown): unknown {
  if (value === MISSING) return false;
  // Whole numbers are bigints, unsigned ones an object of the library.
  if (typeof value?.valueOf() === "bigint") return Number(value);
  return Array.isArray(value) ? value.map(toPlain) : value;
}
