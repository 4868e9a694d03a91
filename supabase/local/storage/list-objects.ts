import { type Exchange, readJsonObject, sendJson } from "../http/exchange.ts";
import { requireToken } from "./handle-download.ts";
import { asCaller, type StorageContext } from "./storage-context.ts";
import { invalidRequest } from "./storage-error.ts";

interface Entry {
  name: string;
  id: string | null;
  updated_at: Date | null;
  created_at: Date | null;
  last_accessed_at: Date | null;
  metadata: Record<string, unknown> | null;
}

interface Order {
  column: string;
  direction: "asc" | "desc";
}

const maximumLimit = 1000;

function parseOrder(value: unknown): Order {
  const { column = "name", order = "asc" } = (value ?? {}) as { column?: unknown; order?: unknown };
  const sortable = ["name", "created_at", "updated_at", "last_accessed_at"];
  const chosen = column === "" ? "name" : String(column);
  if (!sortable.includes(chosen)) throw invalidRequest(`Cannot sort by ${chosen}`);
  return { column: chosen, direction: String(order).toLowerCase() === "desc" ? "desc" : "asc" };
}

function parseCount(value: unknown, fallback: number): number {
  const count = value === undefined || value === null ? fallback : Number(value);
  if (!Number.isInteger(count) || count < 0) throw invalidRequest("limit and offset must be whole numbers");
  return Math.min(count, Number.MAX_SAFE_INTEGER);
}

/**
 * Entries below a prefix ($2), as the caller may see them. Up to the next delimiter they are folded into folders, which
 * have no id; folders come before objects unless the order is by another column than the name.
 */
function listingSql({ column, direction }: Order, isFolded: boolean, areFoldersFirst: boolean): string {
  const rest = "substr(o.name, length($2) + 1)";
  const isFolder = isFolded ? `strpos(${rest}, '/') > 0` : "false";
  return `
    with visible as (
      select o.*, ${rest} as rest, ${isFolder} as is_folder from storage.objects o
      where o.bucket_id = $1 and starts_with(o.name, $2) and o.name <> $2 and ($3 = '' or ${rest} ilike $3)
    ), entries as (
      select split_part(rest, '/', 1) as entry, null::uuid as id, null::timestamptz as updated_at,
        null::timestamptz as created_at, null::timestamptz as last_accessed_at, null::jsonb as metadata,
        min(${column === "name" ? "null" : `visible.${column}`}::timestamptz) as moment, 0 as rank
      from visible where is_folder group by 1
      union all
      select rest, id, updated_at, created_at, last_accessed_at, metadata,
        ${column === "name" ? "null" : column}::timestamptz, 1
      from visible where not is_folder
    )
    select entry as name, id, updated_at, created_at, last_accessed_at, metadata from entries
    order by ${areFoldersFirst ? "rank," : ""} moment ${direction}, entry collate "C" ${direction}
    limit $4 offset $5`;
}

const escapePattern = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** `POST object/list/<bucket>`: one folder, page by page. */
export async function listFolder(context: StorageContext, exchange: Exchange): Promise<void> {
  requireToken(exchange);
  const [, , bucket = ""] = exchange.path;
  const body = await readJsonObject(exchange.request);
  const folder = String(body.prefix ?? "").replace(/^\/+|\/+$/g, "");
  const prefix = folder === "" ? "" : `${folder}/`;
  const search =
    typeof body.search === "string" && body.search !== "" ? `${escapePattern(body.search)}%` : "";
  const limit = Math.min(parseCount(body.limit, 100), maximumLimit);
  const values = [bucket, prefix, search, limit, parseCount(body.offset, 0)];
  const sql = listingSql(parseOrder(body.sortBy), true, true);
  const { rows } = await asCaller(context, exchange.caller, (client) => client.query<Entry>(sql, values));
  sendJson(exchange.response, 200, rows);
}

/** `POST object/list-v2/<bucket>`: everything below a prefix, or with a delimiter one level of it. */
export async function listPrefix(context: StorageContext, exchange: Exchange): Promise<void> {
  requireToken(exchange);
  const [, , bucket = ""] = exchange.path;
  const body = await readJsonObject(exchange.request);
  const prefix = String(body.prefix ?? "");
  const limit = Math.max(1, Math.min(parseCount(body.limit, maximumLimit), maximumLimit));
  const isFolded = body.with_delimiter === true;
  const offset = parseCount(body.cursor ? Buffer.from(String(body.cursor), "base64url").toString() : 0, 0);
  const sql = listingSql(parseOrder(body.sortBy), isFolded, false);
  const values = [bucket, prefix, "", limit + 1, offset];
  const { rows } = await asCaller(context, exchange.caller, (client) => client.query<Entry>(sql, values));
  const hasNext = rows.length > limit;
  const page = rows.slice(0, limit);
  const folders = page.filter(({ id }) => id === null);
  const objects = page.filter(({ id }) => id !== null);
  sendJson(exchange.response, 200, {
    hasNext,
    ...(hasNext ? { nextCursor: Buffer.from(String(offset + limit)).toString("base64url") } : {}),
    folders: folders.map(({ name }) => ({ key: prefix + name, name: `${prefix}${name}/` })),
    objects: objects.map((entry) => ({ ...entry, key: prefix + entry.name, name: prefix + entry.name })),
  });
}
