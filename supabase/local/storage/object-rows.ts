import type { Transaction } from "../database/run-as-caller.ts";
import type { Caller } from "../keys/caller.ts";

/** What is known of the bytes, as clients see it. */
export interface ObjectMetadata {
  eTag: string;
  size: number;
  mimetype: string;
  cacheControl: string;
  lastModified: string;
  contentLength: number;
  httpStatusCode: number;
}

export interface ObjectRow {
  id: string;
  bucket_id: string;
  name: string;
  version: string | null;
  metadata: Partial<ObjectMetadata> | null;
  user_metadata: Record<string, unknown> | null;
  owner: string | null;
  owner_id: string | null;
  created_at: Date;
  updated_at: Date;
  last_accessed_at: Date;
}

export interface ObjectDraft {
  bucket: string;
  name: string;
  version: string;
  metadata: ObjectMetadata | null;
  userMetadata: Record<string, unknown> | null;
  isUpsert: boolean;
}

export const objectColumns =
  "id, bucket_id, name, version, metadata, user_metadata, owner, owner_id, created_at, updated_at, last_accessed_at";

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The row as the caller may see it; null when there is none or policies hide it. */
export async function findObject(
  client: Transaction,
  bucket: string,
  name: string,
): Promise<ObjectRow | null> {
  const sql = `select ${objectColumns} from storage.objects where bucket_id = $1 and name = $2`;
  return (await client.query<ObjectRow>(sql, [bucket, name])).rows[0] ?? null;
}

/** Which of these names the caller may see. */
export async function findNames(
  client: Transaction,
  bucket: string,
  names: readonly string[],
): Promise<Set<string>> {
  const sql = "select name from storage.objects where bucket_id = $1 and name = any($2)";
  const { rows } = await client.query<{ name: string }>(sql, [bucket, names]);
  return new Set(rows.map(({ name }) => name));
}

/** Writes the row as the caller: policies decide. @returns its id. */
export async function putObject(
  client: Transaction,
  { claims }: Caller,
  draft: ObjectDraft,
): Promise<string> {
  const subject = typeof claims.sub === "string" ? claims.sub : null;
  const owner = subject !== null && uuidPattern.test(subject) ? subject : null;
  const replace = `on conflict (bucket_id, name) do update set version = excluded.version, metadata = excluded.metadata,
    user_metadata = excluded.user_metadata, owner = excluded.owner, owner_id = excluded.owner_id, updated_at = now()`;
  const sql = `insert into storage.objects (bucket_id, name, version, metadata, user_metadata, owner, owner_id)
    values ($1, $2, $3, $4, $5, $6, $7) ${draft.isUpsert ? replace : ""}`;
  const { bucket, name, version, metadata, userMetadata } = draft;
  await client.query(sql, [bucket, name, version, metadata, userMetadata, owner, subject]);
  // `returning` would need a select policy, which an upload is not to depend on.
  await client.query("reset role");
  const { rows } = await client.query<{ id: string }>("select id from storage.objects where version = $1", [
    version,
  ]);
  return rows[0]?.id ?? "";
}
