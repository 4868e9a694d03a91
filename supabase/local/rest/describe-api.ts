import type { RestRequest } from "./rest-request.ts";

/** A small OpenAPI description: which tables and functions there are, and their columns and parameters. */
export function describeApi({ cache, schema }: RestRequest): Record<string, unknown> {
  const tables = cache.tables.filter((table) => table.schema === schema);
  const functions = cache.functions.filter((known) => known.schema === schema);
  const describe = ({ name, type }: { name: string; type: string }) => [name, { format: type }];
  return {
    swagger: "2.0",
    info: { title: "REST API", version: "1" },
    basePath: "/",
    paths: Object.fromEntries([
      ...tables.map(({ name }) => [`/${name}`, { get: {}, post: {}, patch: {}, delete: {} }]),
      ...functions.map(({ name }) => [`/rpc/${name}`, { post: {} }]),
    ]),
    definitions: Object.fromEntries(
      tables.map(({ name, columns }) => [
        name,
        { type: "object", properties: Object.fromEntries([...columns.values()].map(describe)) },
      ]),
    ),
  };
}
