import type pg from "pg";
import { runInTransaction } from "../database/run-as-caller.ts";
import type { HttpError } from "../http/http-error.ts";
import { authError } from "./auth-error.ts";
import { assertAcceptablePassword, hashPassword, isPasswordOf } from "./password.ts";
import { openSession, type TokenIssuer } from "./sessions.ts";
import { findUser, insertUser, type Metadata, normaliseEmail } from "./users.ts";

type Body = Record<string, unknown>;

export function asMetadata(value: unknown): Metadata {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Metadata) : {};
}

function unsupportedPhone(): HttpError {
  return authError(400, "phone_provider_disabled", "Phone sign-ups and sign-ins are disabled");
}

/** Signs up by e-mail and password, or anonymously when neither is given; the account is confirmed at once. */
export async function signUp(pool: pg.Pool, issuer: TokenIssuer, body: Body): Promise<Metadata> {
  const userMetadata = asMetadata(body.data);
  if (body.phone) throw unsupportedPhone();
  if (!body.email && !body.password) {
    return runInTransaction(pool, async (client) => {
      const anonymous = {
        email: null,
        passwordHash: null,
        isConfirmed: false,
        isAnonymous: true,
        userMetadata,
      };
      return openSession(client, issuer, await insertUser(client, anonymous));
    });
  }
  const email = normaliseEmail(body.email);
  if (typeof body.password !== "string" || body.password === "") {
    throw authError(400, "validation_failed", "Signup requires a valid password");
  }
  assertAcceptablePassword(body.password);
  if (await findUser(pool, "email", email))
    throw authError(422, "user_already_exists", "User already registered");
  const passwordHash = await hashPassword(body.password);
  return runInTransaction(pool, async (client) => {
    const user = await insertUser(client, { email, passwordHash, isConfirmed: true, userMetadata });
    const verified = { sub: user.id, email, email_verified: true, phone_verified: false };
    await client.query(
      "update auth.users set raw_user_meta_data = raw_user_meta_data || $2::jsonb where id = $1",
      [user.id, verified],
    );
    return openSession(client, issuer, user);
  });
}

/** @throws HttpError 400 invalid_credentials, the same for an unknown address and for a wrong password. */
export async function signInWithPassword(pool: pg.Pool, issuer: TokenIssuer, body: Body): Promise<Metadata> {
  if (body.phone) throw unsupportedPhone();
  const email = typeof body.email === "string" ? body.email.trim().toLowerCase() : "";
  const password = typeof body.password === "string" ? body.password : "";
  if (email === "") throw authError(400, "validation_failed", "missing email or phone");
  const user = await findUser(pool, "email", email);
  const isRight = await isPasswordOf(pool, password, user?.encrypted_password ?? null);
  if (!user || !isRight) throw authError(400, "invalid_credentials", "Invalid login credentials");
  if (user.json.email_confirmed_at === undefined)
    throw authError(400, "email_not_confirmed", "Email not confirmed");
  return runInTransaction(pool, (client) => openSession(client, issuer, user));
}
