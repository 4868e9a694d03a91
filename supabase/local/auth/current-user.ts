import type pg from "pg";
import { runInTransaction } from "../database/run-as-caller.ts";
import type { Caller } from "../keys/caller.ts";
import { authError } from "./auth-error.ts";
import { assertAcceptablePassword, hashPassword, isPasswordOf } from "./password.ts";
import { asMetadata } from "./sign-in.ts";
import { findUser, getUser, type Metadata, normaliseEmail, putEmailIdentity, type UserRow } from "./users.ts";

interface SignedInUser {
  user: UserRow;
  sessionId: string | null;
}

/** The account that the access token speaks for. @throws HttpError 401/403 when it or its session is gone. */
export async function requireUser(pool: pg.Pool, { claims }: Caller): Promise<SignedInUser> {
  if (typeof claims.sub !== "string") {
    if (claims.role === undefined || claims.exp === undefined) {
      throw authError(401, "no_authorization", "This endpoint requires a valid Bearer token");
    }
    throw authError(403, "bad_jwt", "invalid claim: missing sub claim");
  }
  const sessionId = typeof claims.session_id === "string" ? claims.session_id : null;
  if (sessionId !== null) {
    const { rowCount } = await pool.query("select from auth.sessions where id = $1", [sessionId]);
    if (rowCount === 0) {
      throw authError(403, "session_not_found", "Session from session_id claim in JWT does not exist");
    }
  }
  const user = await getUser(pool, claims.sub).catch(() => null);
  if (!user) throw authError(403, "user_not_found", "User from sub claim in JWT does not exist");
  return { user, sessionId };
}

async function changePassword(
  client: pg.PoolClient,
  pool: pg.Pool,
  user: UserRow,
  password: string,
): Promise<void> {
  assertAcceptablePassword(password);
  if (user.encrypted_password && (await isPasswordOf(pool, password, user.encrypted_password))) {
    throw authError(422, "same_password", "New password should be different from the old password.");
  }
  await client.query("update auth.users set encrypted_password = $2 where id = $1", [
    user.id,
    await hashPassword(password),
  ]);
}

/** Sets a new address, confirmed at once; an anonymous account becomes a permanent one by it. */
export async function changeEmail(client: pg.PoolClient, user: UserRow, email: string): Promise<void> {
  const holder = await findUser(client, "email", email);
  if (holder && holder.id !== user.id) {
    throw authError(422, "email_exists", "A user with this email address has already been registered");
  }
  await client.query(
    `update auth.users set email = $2, email_confirmed_at = now(), is_anonymous = false,
       raw_app_meta_data = coalesce(raw_app_meta_data, '{}') || '{"provider": "email", "providers": ["email"]}'
     where id = $1`,
    [user.id, email],
  );
  await putEmailIdentity(client, user.id, email);
}

/** Merges metadata as the real service does: a null takes the key away. */
export async function mergeMetadata(
  client: pg.PoolClient,
  userId: string,
  column: "raw_user_meta_data" | "raw_app_meta_data",
  changes: Metadata,
): Promise<void> {
  await client.query(
    `update auth.users set ${column} = jsonb_strip_nulls(coalesce(${column}, '{}') || $2::jsonb) where id = $1`,
    [userId, changes],
  );
}

/** Changes what the body names of the signed-in account: address, password, metadata. */
export async function updateCurrentUser(pool: pg.Pool, caller: Caller, body: Metadata): Promise<Metadata> {
  const { user } = await requireUser(pool, caller);
  if (body.phone) throw authError(400, "phone_provider_disabled", "Phone sign-ups and sign-ins are disabled");
  const email = body.email ? normaliseEmail(body.email) : null;
  return runInTransaction(pool, async (client) => {
    if (email !== null && email !== user.email) await changeEmail(client, user, email);
    if (typeof body.password === "string" && body.password !== "") {
      if (user.is_anonymous && email === null) {
        const message = "Updating password of an anonymous user without an email or phone is not allowed";
        throw authError(422, "validation_failed", message);
      }
      await changePassword(client, pool, user, body.password);
    }
    await mergeMetadata(client, user.id, "raw_user_meta_data", asMetadata(body.data));
    await client.query("update auth.users set updated_at = now() where id = $1", [user.id]);
    return (await getUser(client, user.id)).json;
  });
}

/** Ends this session, all others, or all of them. Access tokens already issued run out by themselves. */
export async function signOut(pool: pg.Pool, caller: Caller, scope: string): Promise<void> {
  const { user, sessionId } = await requireUser(pool, caller);
  if (scope === "global") await pool.query("delete from auth.sessions where user_id = $1", [user.id]);
  else if (scope === "local") await pool.query("delete from auth.sessions where id = $1", [sessionId]);
  else if (scope === "others") {
    await pool.query("delete from auth.sessions where user_id = $1 and id <> $2", [user.id, sessionId]);
  } else throw authError(400, "validation_failed", `Unsupported logout scope "${scope}"`);
}
