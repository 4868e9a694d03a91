import { getServiceDb } from "#lib/db.ts";
import { getEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { findKeyHolder } from "./api-key.ts";
import type { Actor, Scope } from "./caller.ts";
import { sessionFromCookies, sessionFromRequest } from "./session.ts";

type Session = ReturnType<typeof sessionFromCookies>;

const unauthorized = () =>
  new AppError(
    "unauthorized",
    "Sign in first, or send an access token or API key as Authorization: Bearer …",
    { httpStatus: 401 },
  );

/** Whose access token this is: the given one, or that of the session's cookies. */
async function findUser(session: Session, token?: string): Promise<Actor | null> {
  const { data } = await session.auth.getClaims(token);
  return data?.claims.role === "authenticated" ? { ownerId: data.claims.sub, kind: "user" } : null;
}

async function findByKey(key: string): Promise<Actor | null> {
  const holder = await findKeyHolder(getServiceDb(), key);
  return holder && { ownerId: holder.owner_id, kind: "key", keyId: holder.id, scopes: holder.scopes };
}

/** The token or key a caller sends. @throws AppError 401 for an Authorization header of another kind */
function readCredential(headers: Headers): string | null {
  const key = headers.get("x-api-key");
  if (key !== null) return key;
  const authorization = headers.get("authorization");
  if (authorization === null) return null;
  const credential = authorization.match(/^Bearer\s+(\S+)$/i)?.[1];
  if (!credential) throw unauthorized();
  return credential;
}

/** Whoever looks with these cookies, else the local user where there is one. @throws AppError 401 `unauthorized` */
export async function identifyVisitor(session: Session | null): Promise<Actor> {
  const user = session && (await findUser(session));
  if (user) return user;
  const { localUser } = getEnv();
  if (localUser) return { ownerId: localUser.id, kind: "local" };
  throw unauthorized();
}

function assertScope(actor: Actor, scope: Scope): void {
  if (actor.kind !== "key" || actor.scopes.includes(scope)) return;
  throw new AppError("scope_missing", `This API key may not ${scope}. Use one with the scope "${scope}".`, {
    httpStatus: 403,
  });
}

/**
 * Tells who is calling: by an API key or access token if one is sent (a bad one is an error, never ignored), else by
 * the cookies, else it is the built-in local user where there is one.
 * @throws AppError 401 `unauthorized`; 403 `scope_missing`
 */
export async function identifyActor(request: Request): Promise<Actor> {
  const credential = readCredential(request.headers);
  if (credential === null) {
    const hasSession = request.headers.get("cookie")?.includes("sb-") ?? false;
    return identifyVisitor(hasSession ? sessionFromRequest(request) : null);
  }
  const isKey = credential.startsWith("pq_");
  const actor = isKey ? await findByKey(credential) : await findUser(sessionFromCookies([]), credential);
  if (!actor) throw unauthorized();
  assertScope(actor, ["GET", "HEAD"].includes(request.method) ? "read" : "write");
  return actor;
}
