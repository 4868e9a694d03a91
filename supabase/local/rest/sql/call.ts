import type { DatabaseFunction } from "../schema/types.ts";
import { quote, quoteQualified, type Statement } from "./statement.ts";

/** The arguments of a call: by name as JSON text, by name from the URL, or the whole body as the only one. */
export type CallArguments =
  | { kind: "json"; json: string; names: string[] }
  | { kind: "url"; pairs: [string, string][] }
  | { kind: "body"; body: string | Buffer };

const argument = (isVariadic: boolean, name: string, value: string) =>
  `${isVariadic ? "variadic " : ""}${quote(name)} := ${value}`;

function renderUrlArguments(
  statement: Statement,
  called: DatabaseFunction,
  pairs: [string, string][],
): string {
  const rendered = called.parameters.flatMap(({ name, type, isVariadic }) => {
    const values = pairs.filter(([given]) => given === name).map(([, value]) => value);
    if (values.length === 0) return [];
    const value = isVariadic && values.length > 1 ? values : values.at(-1);
    return [argument(isVariadic, name, `${statement.bind(value)}::${type}`)];
  });
  return rendered.join(", ");
}

/** Renders the query that calls a function: one row of columns for composite results, else column `pgrst_scalar`. */
export function renderCall(statement: Statement, called: DatabaseFunction, given: CallArguments): string {
  const name = quoteQualified(called);
  const result = called.returns === "composite" ? "pgrst_call" : "pgrst_call(pgrst_scalar)";
  const list = called.returns === "composite" ? "pgrst_call.*" : "pgrst_call.pgrst_scalar";
  if (given.kind === "body") {
    const type = called.parameters[0]?.type ?? "text";
    return `select ${list} from ${name}(${statement.bind(given.body)}::${type}) as ${result}`;
  }
  if (given.kind === "url") {
    return `select ${list} from ${name}(${renderUrlArguments(statement, called, given.pairs)}) as ${result}`;
  }
  const used = called.parameters.filter((parameter) => given.names.includes(parameter.name));
  if (used.length === 0) return `select ${list} from ${name}() as ${result}`;
  const types = used.map((parameter) => `${quote(parameter.name)} ${parameter.type}`).join(", ");
  const values = used.map((parameter) =>
    argument(parameter.isVariadic, parameter.name, `pgrst_args.${quote(parameter.name)}`),
  );
  return (
    `select ${list} from json_to_record(${statement.bind(given.json)}::json) as pgrst_args(${types}), ` +
    `lateral ${name}(${values.join(", ")}) as ${result}`
  );
}
