import { randomBytes } from "node:crypto";
import { createServerClient } from "@supabase/ssr";
import { type NextRequest, NextResponse } from "next/server";
import { getEnv } from "#lib/env.ts";
import { contentSecurityPolicy } from "#lib/http/content-security-policy.ts";
import { preflightResponse } from "#lib/http/cors.ts";

/**
 * Every page request leaves with a session (kept fresh, or a new one: the local user's on the embedded servers, an
 * anonymous one elsewhere) and with a policy that lets only our own scripts run.
 */
export async function proxy(request: NextRequest) {
  if (request.method === "OPTIONS") return preflightResponse(request.headers.get("origin"));
  const env = getEnv();
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy({
    nonce,
    supabaseUrl: env.SUPABASE_URL,
    isDevelopment: env.NODE_ENV === "development",
  });
  const answer = () => {
    const headers = new Headers(request.headers);
    headers.set("x-nonce", nonce);
    headers.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
    headers.set("content-security-policy", policy);
    const response = NextResponse.next({ request: { headers } });
    response.headers.set("content-security-policy", policy);
    return response;
  };
  let response = answer();
  const supabase = createServerClient(env.SUPABASE_URL, env.publicKey, {
    cookies: {
      getAll: () => request.cookies.getAll(),
      setAll: (cookies) => {
        for (const { name, value } of cookies) request.cookies.set(name, value);
        response = answer();
        for (const { name, value, options } of cookies) response.cookies.set(name, value, options);
      },
    },
  });
  const { data } = await supabase.auth.getClaims();
  const belongsHere = data && (env.localUser === null || data.claims.sub === env.localUser.id);
  if (!belongsHere) {
    if (env.localUser) await supabase.auth.signInWithPassword(env.localUser);
    else if (!env.REQUIRE_AUTH) await supabase.auth.signInAnonymously();
  }
  return response;
}

export const config = {
  matcher: [
    "/((?!api/|projects/|storage/|analyze/|_next/|health|info$|metrics$|openapi.json|icon.svg|.*\\.(?:svg|png|jpg|woff2|ico|txt|mp4|vtt)$).*)",
    // A browser asking whether another site's page may call; everything else of the interface comes past here untouched.
    { source: "/(.*)", has: [{ type: "header", key: "access-control-request-method" }] },
  ],
};
