import type { ASTNode } from "@marcbachmann/cel-js";

/** The value of a field that an expression names and its event lacks. It is no null: it is less than anything. */
export class Missing {}
export const MISSING = new Missing();

type Fields = Record<string, unknown>;

/** The paths of the fields that an expression reads, such as `["event", "data", "id"]`; not those that `has(…)` asks for. */
export function listFieldPaths(node: ASTNode): string[][] {
  const path = readPath(node);
  if (path) return path.length > 1 ? [path] : [];
  if (node.op === "call" && node.args[0] === "has") return [];
  return listNodes(node.args).flatMap(listFieldPaths);
}

function readPath(node: ASTNode): string[] | null {
  if (node.op === "id") return [node.args];
  if (node.op !== "." && node.op !== "[]") return null;
  const [owner, key] = node.args;
  const name = typeof key === "string" ? key : key.op === "value" ? key.args : null;
  const path = readPath(owner);
  return path && typeof name === "string" ? [...path, name] : null;
}

function listNodes(value: unknown): ASTNode[] {
  if (Array.isArray(value)) return value.flatMap(listNodes);
  return typeof value === "object" && value !== null && "op" in value ? [value as ASTNode] : [];
}

/** `values` with MISSING at the paths that it lacks; what it has stays as it is, shared. */
export function withMissing(values: Fields, paths: string[][]): Fields {
  return paths.reduce(fill, values);
}

function fill(fields: Fields, [name, ...rest]: string[]): Fields {
  if (name === undefined) return fields;
  const isThere = Object.hasOwn(fields, name);
  const value = fields[name];
  if (rest.length === 0) return isThere ? fields : { ...fields, [name]: MISSING };
  if (isThere && (typeof value !== "object" || value === null || Array.isArray(value))) return fields;
  return { ...fields, [name]: fill((value ?? {}) as Fields, rest) };
}
