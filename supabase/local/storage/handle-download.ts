import { type Exchange, sendJson } from "../http/exchange.ts";
import { findObject, type ObjectRow } from "./object-rows.ts";
import { serveObject } from "./serve-object.ts";
import { verifyGrant } from "./signing.ts";
import { asCaller, getBucket, type StorageContext } from "./storage-context.ts";
import { accessDenied, objectNotFound } from "./storage-error.ts";
import { asService } from "./store-object.ts";

const modes = new Set(["authenticated", "public", "sign"]);

/** Without any key or token there is nobody whose rights could be looked up. */
export function requireToken({ caller }: Exchange): void {
  if (caller.token === "") throw accessDenied("Invalid Compact JWS");
}

/** Finds the row under the way of access that the path names: as the caller, publicly, or by a signed URL. */
async function findAccessible(
  context: StorageContext,
  exchange: Exchange,
  path: string[],
): Promise<ObjectRow> {
  const mode = modes.has(path[0] ?? "") ? path[0] : "authenticated";
  const [bucket = "", ...parts] = modes.has(path[0] ?? "") ? path.slice(1) : path;
  const name = parts.join("/");
  let reader = exchange.caller;
  if (mode === "sign") {
    await verifyGrant(
      context.signingKey,
      exchange.url.searchParams.get("token"),
      "download",
      `${bucket}/${name}`,
    );
    reader = asService(undefined);
  } else if (mode === "public") {
    const row = await getBucket(context, bucket);
    // A private bucket is not even told apart from one that does not exist.
    if (!row.public) throw objectNotFound();
    reader = asService(undefined);
  } else requireToken(exchange);
  const found = await asCaller(context, reader, (client) => findObject(client, bucket, name));
  if (!found) throw objectNotFound();
  return found;
}

/** `GET` and `HEAD` on `object/[authenticated|public|sign]/<bucket>/<name>`. */
export async function downloadObject(context: StorageContext, exchange: Exchange): Promise<void> {
  const row = await findAccessible(context, exchange, exchange.path.slice(1));
  await serveObject(context, exchange, row);
}

/** `GET` and `HEAD` on `object/info/…`: what is known of an object, without its bytes. */
export async function describeObject(context: StorageContext, exchange: Exchange): Promise<void> {
  const row = await findAccessible(context, exchange, exchange.path.slice(2));
  const { metadata } = row;
  sendJson(exchange.response, 200, {
    id: row.id,
    name: row.name,
    version: row.version,
    bucket_id: row.bucket_id,
    size: metadata?.size ?? null,
    content_type: metadata?.mimetype ?? null,
    cache_control: metadata?.cacheControl ?? null,
    etag: metadata?.eTag ?? null,
    metadata: row.user_metadata ?? {},
    last_modified: metadata?.lastModified ?? row.updated_at,
    created_at: row.created_at,
  });
}
