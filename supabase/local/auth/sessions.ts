import { randomBytes, randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import type pg from "pg";
import { runInTransaction } from "../database/run-as-caller.ts";
import type { SigningKey } from "../keys/signing-key.ts";
import { authError } from "./auth-error.ts";
import { findUser, type Metadata, type UserRow } from "./users.ts";

const lifetimeSeconds = 3600;
/** A token used twice in this time was sent by two tabs at once; later, somebody has stolen it. */
const reuseIntervalSeconds = 10;

interface RefreshTokenRow {
  id: string;
  token: string;
  user_id: string;
  session_id: string;
  revoked: boolean;
  parent: string | null;
  is_recent: boolean;
}

/** Who issues tokens, and with which key. */
export interface TokenIssuer {
  issuer: string;
  signingKey: SigningKey;
}

async function signAccessToken(issuer: TokenIssuer, user: UserRow, sessionId: string, expiresAt: number) {
  const { json } = user;
  const now = Math.floor(Date.now() / 1000);
  const method = user.is_anonymous ? "anonymous" : "password";
  const claims = {
    email: json.email,
    phone: json.phone,
    app_metadata: json.app_metadata,
    user_metadata: json.user_metadata,
    role: json.role,
    aal: "aal1",
    amr: [{ method, timestamp: now }],
    session_id: sessionId,
    is_anonymous: user.is_anonymous,
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "ES256", kid: issuer.signingKey.keyId, typ: "JWT" })
    .setIssuer(issuer.issuer)
    .setSubject(user.id)
    .setAudience("authenticated")
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .sign(issuer.signingKey.privateKey);
}

async function describeSession(issuer: TokenIssuer, user: UserRow, sessionId: string, refreshToken: string) {
  const expiresAt = Math.floor(Date.now() / 1000) + lifetimeSeconds;
  return {
    access_token: await signAccessToken(issuer, user, sessionId, expiresAt),
    token_type: "bearer",
    expires_in: lifetimeSeconds,
    expires_at: expiresAt,
    refresh_token: refreshToken,
    user: user.json,
  };
}

async function insertRefreshToken(
  client: pg.PoolClient,
  userId: string,
  sessionId: string,
  parent: string | null,
) {
  const token = randomBytes(9).toString("base64url");
  await client.query(
    `insert into auth.refresh_tokens (token, user_id, session_id, parent, revoked, created_at, updated_at)
     values ($1, $2, $3, $4, false, now(), now())`,
    [token, userId, sessionId, parent],
  );
  return token;
}

/** Opens a session for an account and answers it as clients expect it. @throws HttpError 400 for a banned account. */
export async function openSession(
  client: pg.PoolClient,
  issuer: TokenIssuer,
  account: UserRow,
): Promise<Metadata> {
  if (account.banned_until && account.banned_until > new Date())
    throw authError(400, "user_banned", "User is banned");
  const sessionId = randomUUID();
  await client.query(
    "insert into auth.sessions (id, user_id, created_at, updated_at, aal) values ($1, $2, now(), now(), 'aal1')",
    [sessionId, account.id],
  );
  const token = await insertRefreshToken(client, account.id, sessionId, null);
  await client.query("update auth.users set last_sign_in_at = now(), updated_at = now() where id = $1", [
    account.id,
  ]);
  const user = (await findUser(client, "id", account.id)) ?? account;
  return describeSession(issuer, user, sessionId, token);
}

/** The token to go on with after `used`: a new one, or for a repeated call the one that is active. */
async function rotate(client: pg.PoolClient, used: RefreshTokenRow): Promise<string | null> {
  if (!used.revoked) {
    await client.query("update auth.refresh_tokens set revoked = true, updated_at = now() where id = $1", [
      used.id,
    ]);
    return insertRefreshToken(client, used.user_id, used.session_id, used.token);
  }
  const { rows } = await client.query<{ token: string; parent: string | null }>(
    "select token, parent from auth.refresh_tokens where session_id = $1 and not revoked order by id desc limit 1",
    [used.session_id],
  );
  const active = rows[0];
  if (active && (used.is_recent || active.parent === used.token)) return active.token;
  await client.query(
    "update auth.refresh_tokens set revoked = true, updated_at = now() where session_id = $1",
    [used.session_id],
  );
  return null;
}

/** Exchanges a refresh token for a new session. One that was used long before ends the session for everybody. */
export async function refreshSession(
  pool: pg.Pool,
  issuer: TokenIssuer,
  refreshToken: string,
): Promise<Metadata> {
  const outcome = await runInTransaction(pool, async (client) => {
    const sql = `
      select t.id, t.token, t.user_id, t.session_id, t.revoked, t.parent,
        t.updated_at > now() - make_interval(secs => ${reuseIntervalSeconds}) as is_recent
      from auth.refresh_tokens t join auth.sessions s on s.id = t.session_id where t.token = $1 for update of s, t`;
    const used = (await client.query<RefreshTokenRow>(sql, [refreshToken])).rows[0];
    if (!used)
      throw authError(400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found");
    const user = await findUser(client, "id", used.user_id);
    if (!user) throw authError(400, "user_not_found", "Invalid Refresh Token: User Not Found");
    if (user.banned_until && user.banned_until > new Date())
      throw authError(400, "user_banned", "User is banned");
    const token = await rotate(client, used);
    if (token === null) return null;
    await client.query("update auth.sessions set refreshed_at = now(), updated_at = now() where id = $1", [
      used.session_id,
    ]);
    return describeSession(issuer, user, used.session_id, token);
  });
  if (!outcome) throw authError(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used");
  return outcome;
}
