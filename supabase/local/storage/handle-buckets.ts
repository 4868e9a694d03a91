import { type Exchange, readJsonObject, sendJson } from "../http/exchange.ts";
import { parseSizeLimit } from "./bucket-rules.ts";
import { requireToken } from "./handle-download.ts";
import { assertBucketName } from "./object-name.ts";
import { removeVersions } from "./remove-objects.ts";
import { asCaller, type BucketRow, bucketColumns, type StorageContext } from "./storage-context.ts";
import { bucketNotFound, invalidRequest, notEmpty } from "./storage-error.ts";

function describeBucket(row: BucketRow): Record<string, unknown> {
  const limit = row.file_size_limit;
  return { ...row, owner: row.owner ?? "", file_size_limit: limit === null ? null : Number(limit) };
}

function parseTypes(value: unknown): string[] | null | undefined {
  if (value === undefined || value === null) return value;
  if (Array.isArray(value) && value.every((type) => typeof type === "string")) return value;
  throw invalidRequest("allowed_mime_types must be a list of types");
}

async function listBuckets(context: StorageContext, { caller, url, response }: Exchange): Promise<void> {
  const { searchParams } = url;
  const sortable = ["id", "name", "created_at", "updated_at"];
  const wanted = searchParams.get("sortColumn") ?? "name";
  const column = sortable.includes(wanted) ? wanted : "name";
  const direction = searchParams.get("sortOrder") === "desc" ? "desc" : "asc";
  const limit = searchParams.get("limit") ?? null;
  const search = searchParams.get("search") ?? "";
  const sql = `select ${bucketColumns} from storage.buckets where strpos(lower(name), lower($1)) > 0
    order by ${column} ${direction} limit $2 offset $3`;
  const values = [search, limit, searchParams.get("offset") ?? 0];
  const rows = await asCaller(
    context,
    caller,
    async (client) => (await client.query<BucketRow>(sql, values)).rows,
  );
  sendJson(response, 200, rows.map(describeBucket));
}

async function createBucket(context: StorageContext, { caller, request, response }: Exchange): Promise<void> {
  const body = await readJsonObject(request);
  const id = String(body.id ?? body.name ?? "");
  const name = String(body.name ?? id);
  assertBucketName(id);
  assertBucketName(name);
  const subject = typeof caller.claims.sub === "string" ? caller.claims.sub : null;
  const sql = `insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types, owner_id, owner)
    values ($1, $2, $3, $4, $5, $6::text, $6::uuid)`;
  const limit = parseSizeLimit(body.file_size_limit) ?? null;
  const types = parseTypes(body.allowed_mime_types) ?? null;
  const values = [id, name, body.public === true, limit, types, subject];
  await asCaller(context, caller, (client) => client.query(sql, values));
  sendJson(response, 200, { name });
}

async function updateBucket(context: StorageContext, exchange: Exchange, id: string): Promise<void> {
  const body = await readJsonObject(exchange.request);
  const changes: Record<string, unknown> = {
    public: typeof body.public === "boolean" ? body.public : undefined,
    file_size_limit: parseSizeLimit(body.file_size_limit),
    allowed_mime_types: parseTypes(body.allowed_mime_types),
  };
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const assignments = given.map(([column], index) => `${column} = $${index + 2}, `).join("");
  const sql = `update storage.buckets set ${assignments} updated_at = now() where id = $1`;
  const values = [id, ...given.map(([, value]) => value)];
  const updated = await asCaller(context, exchange.caller, (client) => client.query(sql, values));
  if (updated.rowCount === 0) throw bucketNotFound();
  sendJson(exchange.response, 200, { message: "Successfully updated" });
}

async function deleteBucket(
  context: StorageContext,
  { caller, response }: Exchange,
  id: string,
): Promise<void> {
  const { rowCount } = await context.pool.query("select from storage.objects where bucket_id = $1 limit 1", [
    id,
  ]);
  if (rowCount) throw notEmpty();
  const sql = "delete from storage.buckets where id = $1";
  const deleted = await asCaller(context, caller, (client) => client.query(sql, [id]));
  if (deleted.rowCount === 0) throw bucketNotFound();
  sendJson(response, 200, { message: "Successfully deleted" });
}

async function emptyBucket(
  context: StorageContext,
  { caller, response }: Exchange,
  id: string,
): Promise<void> {
  await findBucket(context, caller, id);
  await removeVersions(context, caller, "bucket_id = $1", [id]);
  sendJson(response, 200, { message: "Empty bucket has been queued. Completion may take up to an hour." });
}

async function findBucket(
  context: StorageContext,
  caller: Exchange["caller"],
  id: string,
): Promise<BucketRow> {
  const sql = `select ${bucketColumns} from storage.buckets where id = $1`;
  const { rows } = await asCaller(context, caller, (client) => client.query<BucketRow>(sql, [id]));
  if (!rows[0]) throw bucketNotFound();
  return rows[0];
}

/** `bucket`, `bucket/<id>` and `bucket/<id>/empty`; policies on the buckets decide. */
export async function handleBuckets(context: StorageContext, exchange: Exchange): Promise<void> {
  requireToken(exchange);
  const { method, path, caller, response } = exchange;
  const [, id = "", action] = path;
  if (id === "" && method === "GET") return listBuckets(context, exchange);
  if (id === "" && method === "POST") return createBucket(context, exchange);
  if (id !== "" && action === "empty" && method === "POST") return emptyBucket(context, exchange, id);
  if (id !== "" && method === "GET")
    return sendJson(response, 200, describeBucket(await findBucket(context, caller, id)));
  if (id !== "" && method === "PUT") return updateBucket(context, exchange, id);
  if (id !== "" && method === "DELETE") return deleteBucket(context, exchange, id);
  throw invalidRequest(`Route ${method}:/${path.join("/")} not found`);
}
