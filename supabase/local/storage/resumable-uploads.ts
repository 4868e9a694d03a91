import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { access, rename } from "node:fs/promises";
import { join } from "node:path";
import { Metadata, Server, type Upload } from "@tus/server";
import { type Exchange, type Handler, header } from "../http/exchange.ts";
import { HttpError } from "../http/http-error.ts";
import type { Caller } from "../keys/caller.ts";
import { assertSizeAllowed, assertTypeAllowed, sizeLimitOf } from "./bucket-rules.ts";
import { requireToken } from "./handle-download.ts";
import { assertObjectName } from "./object-name.ts";
import type { ObjectDraft } from "./object-rows.ts";
import { PieceStore } from "./piece-store.ts";
import { getBucket, type StorageContext } from "./storage-context.ts";
import { accessDenied, describeStorageFailure, invalidRequest } from "./storage-error.ts";
import { describeContent, rehearse, storeObject } from "./store-object.ts";

const resumablePath = "/storage/v1/upload/resumable";

type UploadMetadata = NonNullable<Upload["metadata"]>;

/** The object that an upload is to become, as its creator described it. */
function describeTarget(
  id: string,
  metadata: UploadMetadata,
): ObjectDraft & { contentType: string; cacheControl: string } {
  const { bucketName, objectName } = metadata;
  if (!bucketName || !objectName) throw invalidRequest("Upload-Metadata must name bucketName and objectName");
  assertObjectName(objectName);
  let userMetadata: Record<string, unknown> | null = null;
  try {
    userMetadata = metadata.metadata ? (JSON.parse(metadata.metadata) as Record<string, unknown>) : null;
  } catch {
    throw invalidRequest("metadata must be JSON");
  }
  const seconds = metadata.cacheControl ?? "";
  return {
    bucket: bucketName,
    name: objectName,
    version: id,
    metadata: null,
    userMetadata,
    isUpsert: metadata.isUpsert === "true",
    contentType: metadata.contentType ?? "application/octet-stream",
    cacheControl: /^\d+$/.test(seconds) ? `max-age=${seconds}` : seconds || "no-cache",
  };
}

/** An error in the form that the protocol's server passes on: status and text. */
function asProtocolError(error: unknown): { status_code: number; body: string } | undefined {
  const known = describeStorageFailure(error);
  if (!(known instanceof HttpError)) return undefined;
  return { status_code: Number(known.body.statusCode ?? known.status), body: `${known.message}\n` };
}

/**
 * Resumable uploads in the TUS protocol 1.0.0. What has arrived stays on disk over a restart; the object appears when
 * it is complete, and what is never completed is removed when its time is up.
 */
export function createResumableUploads(context: StorageContext, expirationMs: number) {
  const directory = context.content.resumableDirectory;
  const store = new PieceStore({ directory, expirationPeriodInMilliseconds: expirationMs });
  const current = new AsyncLocalStorage<Exchange>();
  const callerOf = (): Caller => {
    const exchange = current.getStore();
    if (!exchange) throw new Error("A resumable upload outside of a request.");
    return exchange.caller;
  };

  async function finish(upload: Upload): Promise<void> {
    const target = describeTarget(upload.id, upload.metadata ?? {});
    const path = join(directory, upload.id);
    // Each version has its own bytes for good, so its name tells them apart as well as reading them all would.
    const received = { sizeBytes: upload.size ?? 0, etag: `"${upload.id}"`, ...target };
    try {
      await storeObject(context, callerOf(), { ...target, metadata: describeContent(received) }, path);
    } finally {
      await store.configstore.delete(upload.id);
    }
  }

  /** Only whoever began an upload goes on with it, and only while policies let them. */
  async function admit(upload: Upload): Promise<void> {
    const caller = callerOf();
    const owner = upload.metadata?.owner ?? "";
    if (caller.role !== "service_role" && owner !== (caller.claims.sub ?? "")) {
      throw accessDenied("This upload belongs to somebody else");
    }
    await rehearse(context, caller, describeTarget(upload.id, upload.metadata ?? {}));
  }

  const server = new Server({
    path: resumablePath,
    datastore: store,
    namingFunction: () => randomUUID(),
    maxSize: async (request, id) => {
      const known = id ? await store.configstore.get(id) : undefined;
      const announced = request.headers.get("upload-metadata");
      const metadata = known?.metadata ?? (announced ? Metadata.parse(announced) : null);
      // Without either there is no upload, which the next step says; 0 stands for no limit.
      return metadata ? sizeLimitOf(await getBucket(context, metadata.bucketName ?? "")) : 0;
    },
    async onIncomingRequest(request, id) {
      if (request.method === "POST") return;
      const known = await store.configstore.get(id);
      if (!known) return;
      await admit(known);
    },
    async onUploadCreate(_request, upload) {
      const exchange = current.getStore();
      const isUpsert = exchange !== undefined && header(exchange.request, "x-upsert") === "true";
      const owner = String(callerOf().claims.sub ?? "");
      const metadata = { ...upload.metadata, owner, isUpsert: String(isUpsert) };
      const target = describeTarget(upload.id, metadata);
      const bucket = await getBucket(context, target.bucket);
      assertTypeAllowed(bucket, target.contentType);
      assertSizeAllowed(bucket, upload.size ?? 0);
      await rehearse(context, callerOf(), target);
      return { metadata };
    },
    async onUploadFinish(_request, upload) {
      await finish(upload);
      // The server would look the upload up once more for its expiry; a complete one has none and is no upload now.
      upload.creation_date = undefined;
      return {};
    },
    onResponseError: (_request, error) => asProtocolError(error),
  });

  /** A complete upload whose last answer got lost: it becomes an object when its client asks how far it is. */
  async function completeLate(id: string): Promise<void> {
    const upload = await store.getUpload(id).catch(() => null);
    if (!upload || upload.size === undefined || upload.offset !== upload.size) return;
    await admit(upload);
    await finish(upload);
  }

  /** The object that an upload has become: its client may ask once more. */
  async function answerCompleted({ response, caller }: Exchange, id: string): Promise<boolean> {
    const sql = "select metadata ->> 'size' as size, owner_id from storage.objects where version = $1";
    const { rows } = await context.pool.query<{ size: string; owner_id: string | null }>(sql, [id]);
    const [row] = rows;
    if (!row || (caller.role !== "service_role" && row.owner_id !== (caller.claims.sub ?? null)))
      return false;
    const headers = { "tus-resumable": "1.0.0", "cache-control": "no-store" };
    response.writeHead(200, { ...headers, "upload-offset": row.size, "upload-length": row.size }).end();
    return true;
  }

  const handle: Handler = async (exchange) => {
    if (exchange.method !== "OPTIONS") requireToken(exchange);
    const id = exchange.path[2];
    await current.run(exchange, async () => {
      if (exchange.method === "HEAD" && id !== undefined) {
        await completeLate(id);
        if (await answerCompleted(exchange, id)) return;
      }
      await server.handle(exchange.request, exchange.response);
    });
  };

  return {
    handle,
    /** Removes what was never completed in time. */
    removeExpired: () => server.cleanUpExpiredUploads(),
    /** Takes back bytes that had become content without getting a row; false when they came another way. */
    async takeBack(version: string): Promise<boolean> {
      if (!(await store.configstore.get(version))) return false;
      const source = context.content.pathOf(version);
      const hasContent = await access(source).then(
        () => true,
        () => false,
      );
      if (hasContent) await rename(source, join(directory, version));
      await context.content.settle(version);
      return true;
    },
  };
}
