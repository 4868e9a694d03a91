import { randomUUID } from "node:crypto";
import type pg from "pg";
import { authError } from "./auth-error.ts";

type Database = pg.Pool | pg.PoolClient;
export type Metadata = Record<string, unknown>;

export interface UserRow {
  id: string;
  email: string | null;
  encrypted_password: string | null;
  banned_until: Date | null;
  is_anonymous: boolean;
  raw_app_meta_data: Metadata | null;
  raw_user_meta_data: Metadata | null;
  /** The account as clients see it. */
  json: Metadata;
}

const identityJson = `
  json_build_object('identity_id', i.id, 'id', i.provider_id, 'user_id', i.user_id, 'identity_data', i.identity_data,
    'provider', i.provider, 'last_sign_in_at', i.last_sign_in_at, 'created_at', i.created_at,
    'updated_at', i.updated_at, 'email', i.email)`;

/** Columns of an account together with the shape in which it is answered. */
export const userColumns = `
  u.id, u.email, u.encrypted_password, u.banned_until, u.is_anonymous, u.raw_app_meta_data, u.raw_user_meta_data,
  json_strip_nulls(json_build_object(
    'id', u.id, 'aud', u.aud, 'role', u.role, 'email', coalesce(u.email, ''), 'phone', coalesce(u.phone, ''),
    'email_confirmed_at', u.email_confirmed_at, 'confirmed_at', u.confirmed_at, 'invited_at', u.invited_at,
    'last_sign_in_at', u.last_sign_in_at, 'banned_until', u.banned_until,
    'app_metadata', coalesce(u.raw_app_meta_data, '{}'), 'user_metadata', coalesce(u.raw_user_meta_data, '{}'),
    'identities', coalesce((select json_agg(${identityJson} order by i.created_at)
                            from auth.identities i where i.user_id = u.id), '[]'),
    'created_at', u.created_at, 'updated_at', u.updated_at, 'is_anonymous', u.is_anonymous)) as json`;

const emailPattern = /^[^\s@<>()",;:\\[\]]+@[^\s@<>()",;:\\[\]]+\.[^\s@<>()",;:\\[\]]+$/;

/** @throws HttpError 400 validation_failed for what cannot be an address. */
export function normaliseEmail(email: unknown): string {
  if (typeof email === "string" && email.length <= 255 && emailPattern.test(email.trim())) {
    return email.trim().toLowerCase();
  }
  throw authError(400, "validation_failed", "Unable to validate email address: invalid format");
}

export async function findUser(
  database: Database,
  column: "id" | "email",
  value: string,
): Promise<UserRow | null> {
  const sql = `select ${userColumns} from auth.users u where u.${column} = $1 and u.deleted_at is null`;
  return (await database.query<UserRow>(sql, [value])).rows[0] ?? null;
}

/** @throws HttpError 404 user_not_found, also for what is no user id at all. */
export async function getUser(database: Database, id: string): Promise<UserRow> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  const user = isId ? await findUser(database, "id", id) : null;
  if (!user) throw authError(404, "user_not_found", "User not found");
  return user;
}

export interface NewUser {
  id?: string;
  email: string | null;
  passwordHash: string | null;
  isConfirmed: boolean;
  isAnonymous?: boolean;
  role?: string;
  appMetadata?: Metadata;
  userMetadata?: Metadata;
}

/** Opens an account with its e-mail identity. @throws HttpError 422 when the address or the id is taken. */
export async function insertUser(client: pg.PoolClient, user: NewUser): Promise<UserRow> {
  const id = user.id ?? randomUUID();
  const provider = user.email === null ? {} : { provider: "email", providers: ["email"] };
  const sql = `
    insert into auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at,
      raw_app_meta_data, raw_user_meta_data, created_at, updated_at, is_anonymous, confirmation_token, recovery_token,
      email_change_token_new, email_change)
    values ('00000000-0000-0000-0000-000000000000', $1, 'authenticated', $2, $3, $4,
      case when $5 then now() end, $6, $7, now(), now(), $8, '', '', '', '')`;
  try {
    await client.query(sql, [
      id,
      user.role ?? "authenticated",
      user.email,
      user.passwordHash,
      user.isConfirmed && user.email !== null,
      { ...provider, ...user.appMetadata },
      user.userMetadata ?? {},
      user.isAnonymous ?? false,
    ]);
  } catch (error) {
    const { code, constraint } = error as pg.DatabaseError;
    if (code !== "23505") throw error;
    if (constraint === "users_pkey")
      throw authError(422, "user_already_exists", "A user with this id already exists");
    throw authError(422, "email_exists", "A user with this email address has already been registered");
  }
  if (user.email !== null) await putEmailIdentity(client, id, user.email);
  return getUser(client, id);
}

/** The identity by which an account signs in with its address; one for each account. */
export async function putEmailIdentity(client: pg.PoolClient, userId: string, email: string): Promise<void> {
  const data = { sub: userId, email, email_verified: true, phone_verified: false };
  await client.query(
    `insert into auth.identities (provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
     values ($1, $2, $3, 'email', now(), now(), now())
     on conflict (provider_id, provider) do update set identity_data = excluded.identity_data, updated_at = now()`,
    [userId, userId, data],
  );
}
