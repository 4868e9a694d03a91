import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Exchange, header } from "../http/exchange.ts";
import type { ObjectRow } from "./object-rows.ts";
import { readStretch } from "./read-stretch.ts";
import type { StorageContext } from "./storage-context.ts";
import { objectNotFound } from "./storage-error.ts";

interface ByteRange {
  start: number;
  end: number;
}

/** One byte range of a file; null for the whole, "unsatisfiable" when it lies behind the end (RFC 9110, 14.1.2). */
export function parseRange(text: string | undefined, size: number): ByteRange | null | "unsatisfiable" {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(text ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "unsatisfiable" : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return null;
  return start >= size ? "unsatisfiable" : { start, end };
}

/** Whether what the client has is still current (RFC 9110, 13.1). */
function isUnchanged({ request }: Exchange, etag: string, modified: Date): boolean {
  const match = header(request, "if-none-match");
  if (match !== undefined) {
    return match.split(",").some((tag) => ["*", etag, `W/${etag}`].includes(tag.trim()));
  }
  const since = header(request, "if-modified-since");
  return since !== undefined && Math.floor(modified.getTime() / 1000) * 1000 <= Date.parse(since);
}

/** `?download` and `?download=name` ask for a file to be saved rather than shown. */
function disposition({ url }: Exchange, name: string): string | null {
  const wanted = url.searchParams.get("download");
  if (wanted === null) return null;
  const file = wanted === "" || wanted === "true" ? basename(name) : wanted;
  const plain = file.replace(/[^\x20-\x7e]|["\\]/g, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file)}`;
}

function describe(exchange: Exchange, row: ObjectRow, etag: string, modified: Date): Record<string, string> {
  const attachment = disposition(exchange, row.name);
  return {
    "content-type": row.metadata?.mimetype ?? "application/octet-stream",
    "cache-control": row.metadata?.cacheControl ?? "no-cache",
    "last-modified": modified.toUTCString(),
    etag,
    "accept-ranges": "bytes",
    // What users upload never runs as a page of this server.
    "x-content-type-options": "nosniff",
    "content-security-policy":
      "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox",
    ...(attachment ? { "content-disposition": attachment } : {}),
  };
}

/** Streams an object's bytes: whole, a range of them, or none when the client has them already. */
export async function serveObject(
  context: StorageContext,
  exchange: Exchange,
  row: ObjectRow,
): Promise<void> {
  const { request, response, method } = exchange;
  const path = row.version ? context.content.pathOf(row.version) : "";
  const file = row.version ? await stat(path).catch(() => null) : null;
  if (!file) throw objectNotFound();
  const etag = row.metadata?.eTag ?? `"${row.version}"`;
  const modified = new Date(row.metadata?.lastModified ?? row.updated_at);
  const headers = describe(exchange, row, etag, modified);
  if (isUnchanged(exchange, etag, modified)) {
    response.writeHead(304, headers).end();
    return;
  }
  const condition = header(request, "if-range");
  const isCurrent = condition === undefined || condition === etag || condition === modified.toUTCString();
  const range = isCurrent ? parseRange(header(request, "range"), file.size) : null;
  if (range === "unsatisfiable") {
    response.writeHead(416, { "content-range": `bytes */${file.size}` }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  if (range) headers["content-range"] = `bytes ${start}-${end}/${file.size}`;
  response.writeHead(range ? 206 : 200, { ...headers, "content-length": String(end - start + 1) });
  if (method === "HEAD" || file.size === 0) {
    response.end();
    return;
  }
  // A client that goes away while it reads is no failure.
  await pipeline(readStretch(path, { start, end }), response).catch(() => {});
}
