import type { Exchange } from "../http/exchange.ts";
import { header } from "../http/exchange.ts";
import { parseAccept, type ResponseFormat } from "./parse/media-type.ts";
import { type Preferences, parsePreferences } from "./parse/preferences.ts";
import { type ParsedQuery, parseQuery, type Refinement } from "./parse/query.ts";
import { restError } from "./rest-error.ts";
import { suggestName } from "./schema/suggest-name.ts";
import { findTable, type SchemaCache, type Table } from "./schema/types.ts";

/** A request on the REST interface, understood but not yet resolved against the schema. */
export interface RestRequest {
  exchange: Exchange;
  cache: SchemaCache;
  schema: string;
  query: ParsedQuery;
  preferences: Preferences;
  format: ResponseFormat;
}

function chooseSchema({ settings }: SchemaCache, { request, method }: Exchange): string {
  const name = method === "GET" || method === "HEAD" ? "accept-profile" : "content-profile";
  const wanted = header(request, name) ?? settings.schemas[0] ?? "public";
  if (settings.schemas.includes(wanted)) return wanted;
  const hint = `Only the following schemas are exposed: ${settings.schemas.join(", ")}`;
  throw restError(406, "PGRST106", `Invalid schema: ${wanted}`, null, hint);
}

/** What applies to the relation itself rather than to one embedded in it. */
export function rootRefinement(query: ParsedQuery): Refinement {
  const known = query.refinements.find(({ path }) => path.length === 0);
  if (known) return known;
  const root: Refinement = { path: [], conditions: [], order: [] };
  query.refinements.push(root);
  return root;
}

/** `Range: 10-19` pages like `offset` and `limit`; never more rows than the project's maximum are answered. */
function applyRange(query: ParsedQuery, range: string | undefined, maxRows: number | null): void {
  const root = rootRefinement(query);
  const [, from, to] = /^(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  if (from !== undefined && root.limit === undefined && root.offset === undefined) {
    if (to && Number(to) < Number(from)) {
      const details =
        "The lower boundary must be lower than or equal to the upper boundary in the Range header.";
      throw restError(416, "PGRST103", "Requested range not satisfiable", details);
    }
    root.offset = Number(from);
    if (to) root.limit = Number(to) - Number(from) + 1;
  }
  if (maxRows !== null) root.limit = Math.min(root.limit ?? maxRows, maxRows);
}

/** Reads everything a request says outside of its body. @throws HttpError 4xx naming what cannot be understood. */
export function readRestRequest(exchange: Exchange, cache: SchemaCache): RestRequest {
  const { method, request, url, path } = exchange;
  const isRead = method === "GET" || method === "HEAD";
  const query = parseQuery(url.searchParams, isRead && path[0] === "rpc");
  if (isRead) applyRange(query, header(request, "range"), cache.settings.maxRows);
  const format = parseAccept(header(request, "accept"));
  if (format.kind === "plan" && !cache.settings.isPlanEnabled) {
    throw restError(406, "PGRST107", `None of these media types are available: ${header(request, "accept")}`);
  }
  return {
    exchange,
    cache,
    schema: chooseSchema(cache, exchange),
    query,
    preferences: parsePreferences(header(request, "prefer")),
    format,
  };
}

/** @throws HttpError PGRST205 for a table that the schema does not have. */
export function resolveTable({ cache, schema }: RestRequest, name: string): Table {
  const table = findTable(cache, schema, name);
  if (table) return table;
  const names = cache.tables.filter((known) => known.schema === schema).map((known) => known.name);
  const suggestion = suggestName(name, names);
  const hint = suggestion === null ? null : `Perhaps you meant the table '${schema}.${suggestion}'`;
  throw restError(
    404,
    "PGRST205",
    `Could not find the table '${schema}.${name}' in the schema cache`,
    null,
    hint,
  );
}
