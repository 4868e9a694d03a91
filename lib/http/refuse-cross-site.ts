import { getEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site's page sends with this browser's identity (or with the local user's, which needs no
 * credentials at all). Callers that are no browser send no Origin and pass. Reading is guarded by the browser itself,
 * except through a WebSocket.
 * @throws AppError 403 `cross_site_request`
 */
export function refuseOtherOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  if (origin === null) return;
  const host = request.headers.get("host");
  if (URL.canParse(origin) && new URL(origin).host === host) return;
  if (getEnv().CORS_ORIGINS.includes(origin)) return;
  throw new AppError("cross_site_request", "This request came from another site and was refused.", {
    httpStatus: 403,
  });
}

/** Refuses a write that comes from another site. @throws AppError 403 `cross_site_request` */
export function refuseCrossSite(request: Request): void {
  if (!safe.has(request.method)) refuseOtherOrigin(request);
}
