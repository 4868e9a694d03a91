import type { SupabaseClient } from "@supabase/supabase-js";
import { getEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import type { Actor } from "./caller.ts";

const unauthorized = () =>
  new AppError("unauthorized", "Sign in first, or send an access token as Authorization: Bearer …", {
    httpStatus: 401,
  });

/**
 * Tells who is calling: a bearer token if one is sent (a bad one is an error, never ignored), else the session of the
 * cookies, else the built-in local user where there is one.
 * @throws AppError 401 `unauthorized`
 */
export async function identifyActor(
  authorization: string | null,
  session: Pick<SupabaseClient, "auth">,
): Promise<Actor> {
  const bearer = authorization?.match(/^Bearer\s+(\S+)$/i)?.[1];
  if (authorization && !bearer) throw unauthorized();
  const { data } = await session.auth.getClaims(bearer);
  const ownerId = data?.claims.sub;
  if (ownerId && data.claims.role === "authenticated") return { ownerId, kind: "user" };
  if (bearer) throw unauthorized();
  const { localUser } = getEnv();
  if (localUser) return { ownerId: localUser.id, kind: "local" };
  throw unauthorized();
}
