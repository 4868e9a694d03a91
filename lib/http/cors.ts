import { getEnv } from "#lib/env.ts";

/** Headers by which a page of an allowed origin may read an answer; none for all others. */
export function corsHeaders(origin: string | null): Record<string, string> {
  if (origin === null || !getEnv().CORS_ORIGINS.includes(origin)) return {};
  return {
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-expose-headers":
      "retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset, x-request-id, idempotency-replayed, content-disposition",
    vary: "origin",
  };
}

/** The answer to a browser that asks whether a page of `origin` may call. */
export function preflightResponse(origin: string | null): Response {
  const allowed = corsHeaders(origin);
  const isAllowed = Object.keys(allowed).length > 0;
  return new Response(null, {
    status: isAllowed ? 204 : 403,
    headers: isAllowed
      ? {
          ...allowed,
          "access-control-allow-methods": "GET, HEAD, POST, PUT, DELETE",
          "access-control-allow-headers":
            "authorization, content-type, idempotency-key, last-event-id, range, x-api-key, x-request-id",
          "access-control-max-age": "600",
        }
      : { vary: "origin" },
  });
}
