import { createServerClient, parseCookieHeader } from "@supabase/ssr";
import type { SupabaseClient } from "@supabase/supabase-js";
import { getEnv } from "#lib/env.ts";

type Cookie = { name: string; value: string };

/** A client that knows the session in these cookies. Refreshing them is the proxy's work, so nothing is written here. */
export function sessionFromCookies(cookies: Cookie[]): SupabaseClient {
  const env = getEnv();
  return createServerClient(env.SUPABASE_URL, env.publicKey, {
    cookies: { getAll: () => cookies, setAll: () => undefined },
  });
}

export function sessionFromRequest(request: Request): SupabaseClient {
  const cookies = parseCookieHeader(request.headers.get("cookie") ?? "");
  return sessionFromCookies(cookies.map(({ name, value }) => ({ name, value: value ?? "" })));
}
