import type { IncomingMessage, ServerResponse } from "node:http";

const exposedHeaders = [
  "Content-Range",
  "Content-Length",
  "Content-Location",
  "Content-Profile",
  "Content-Disposition",
  "Location",
  "ETag",
  "Range-Unit",
  "Preference-Applied",
  "Upload-Offset",
  "Upload-Length",
  "Upload-Expires",
  "Upload-Metadata",
  "Tus-Resumable",
  "Tus-Version",
  "Tus-Extension",
  "Tus-Max-Size",
  "X-Total-Count",
  "Link",
].join(", ");

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether an address or host name can be reached from this machine only. */
export function isLoopback(hostname: string): boolean {
  return loopbackNames.has(hostname) || hostname === "::1" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * Whether a page of this origin may call. With keys that everybody knows, a strange web page in the user's browser
 * could read the whole local database, so then only pages served from this machine may.
 */
export function isOriginAllowed(origin: string | undefined, hasDefaultKeys: boolean): boolean {
  if (origin === undefined || !hasDefaultKeys) return true;
  return URL.canParse(origin) && isLoopback(new URL(origin).hostname);
}

/** Sets the headers of the gateway and answers a preflight; true when there is nothing left to do. */
export function handleCors(
  request: IncomingMessage,
  response: ServerResponse,
  hasDefaultKeys: boolean,
): boolean {
  const { origin } = request.headers;
  if (isOriginAllowed(origin, hasDefaultKeys)) {
    response.setHeader("access-control-allow-origin", hasDefaultKeys && origin ? origin : "*");
    response.setHeader("access-control-expose-headers", exposedHeaders);
    if (hasDefaultKeys) response.setHeader("vary", "Origin");
  }
  if (request.method !== "OPTIONS" || request.headers["access-control-request-method"] === undefined)
    return false;
  response.setHeader("access-control-allow-methods", "GET, HEAD, PUT, PATCH, POST, DELETE, OPTIONS");
  const wanted = request.headers["access-control-request-headers"];
  if (wanted) response.setHeader("access-control-allow-headers", wanted);
  response.setHeader("access-control-max-age", "3600");
  response.writeHead(204).end();
  return true;
}
