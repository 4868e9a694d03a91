import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { type Db, read, write } from "#lib/db.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { type Caller, type Scope, scopes } from "./caller.ts";

const prefixLength = 11;
const keyPattern = /^pq_[A-Za-z0-9_-]{43}$/;

const keySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(z.enum(scopes)),
    created_at: z.string(),
    last_used_at: z.string().nullable(),
    revoked_at: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }));
export type ApiKey = z.infer<typeof keySchema>;
const columns = "id,name,prefix,scopes,created_at,last_used_at,revoked_at";

const digest = (key: string) => createHash("sha256").update(key).digest("hex");

/** Keys are made and revoked by people, so that one that leaked cannot make others. */
function assertPerson({ actor }: Caller): void {
  if (actor.kind !== "key") return;
  throw new AppError("key_not_allowed", "API keys are managed by their owner, not by an API key.", {
    httpStatus: 403,
  });
}

/** Makes a key of the caller's. It is shown this once; only its digest is kept. @throws AppError 403 `key_not_allowed` */
export async function createApiKey(caller: Caller, input: { name: string; scopes: Scope[] }) {
  assertPerson(caller);
  const key = `pq_${randomBytes(32).toString("base64url")}`;
  const row = {
    owner_id: caller.actor.ownerId,
    name: input.name,
    prefix: key.slice(0, prefixLength),
    key_sha256: digest(key),
    scopes: input.scopes,
  };
  const made = caller.db.from("api_keys").insert(row).select(columns).single();
  return { ...(await read(keySchema, made)), key };
}

/** The caller's keys, newest first, the revoked ones too. @throws AppError 403 `key_not_allowed` */
export async function listApiKeys(caller: Caller): Promise<ApiKey[]> {
  assertPerson(caller);
  const query = caller.db
    .from("api_keys")
    .select(columns)
    .eq("owner_id", caller.actor.ownerId)
    .order("created_at", { ascending: false });
  return read(z.array(keySchema), query);
}

/** Ends a key at once; revoking it again is harmless. @throws AppError 403 `key_not_allowed`; 404 `key_not_found` */
export async function revokeApiKey(caller: Caller, keyId: string, now = new Date()): Promise<void> {
  assertPerson(caller);
  const mine = { id: keyId, owner_id: caller.actor.ownerId };
  const found = caller.db.from("api_keys").select(columns).match(mine).maybeSingle();
  const key = await read(keySchema.nullable(), found);
  if (!key) throw notFound("key");
  if (key.revokedAt) return;
  await write(caller.db.from("api_keys").update({ revoked_at: now.toISOString() }).match(mine));
}

const useSchema = z.object({ id: z.uuid(), owner_id: z.uuid(), scopes: z.array(z.enum(scopes)) });

/** Who holds this key, null where there is none or it was revoked. Notes, to the minute, that it was used. */
export async function findKeyHolder(db: Db, key: string) {
  if (!keyPattern.test(key)) return null;
  return read(useSchema.nullable(), db.rpc("use_api_key", { p_sha256: digest(key) }));
}
