import type pg from "pg";
import { type Exchange, type Handler, sendJson } from "../http/exchange.ts";
import type { SigningKey } from "../keys/signing-key.ts";
import { openContentStore } from "./content-store.ts";
import { handleBuckets } from "./handle-buckets.ts";
import { describeObject, downloadObject } from "./handle-download.ts";
import { signDownload, signUpload, uploadBySignature, uploadObject } from "./handle-upload.ts";
import { listFolder, listPrefix } from "./list-objects.ts";
import { removeObjects } from "./remove-objects.ts";
import { createResumableUploads } from "./resumable-uploads.ts";
import type { StorageContext } from "./storage-context.ts";
import { describeStorageFailure, invalidRequest, unsupported } from "./storage-error.ts";
import { copyObject, moveObject } from "./transfer-objects.ts";

interface StorageOptions {
  pool: pg.Pool;
  directory: string;
  signingKey: SigningKey;
  /** How long an upload may take from its first byte to its last. */
  uploadExpirationMs: number;
}

interface StorageService {
  handle: Handler;
  close(): void;
}

type Endpoint = (context: StorageContext, exchange: Exchange) => Promise<void>;

const maintenanceIntervalMs = 10 * 60 * 1000;
const retryDelayMs = 2000;

/** Endpoints by method and the fixed words of the path; the longest match counts. */
const endpoints: Record<string, Endpoint> = {
  "POST object/upload/sign": signUpload,
  "PUT object/upload/sign": uploadBySignature,
  "POST object/sign": signDownload,
  "POST object/move": moveObject,
  "POST object/copy": copyObject,
  "POST object/list": listFolder,
  "POST object/list-v2": listPrefix,
  "GET object/info": describeObject,
  "HEAD object/info": describeObject,
  "GET object": downloadObject,
  "HEAD object": downloadObject,
  "POST object": uploadObject,
  "PUT object": uploadObject,
  "DELETE object": removeObjects,
};

function findEndpoint(method: string, path: string[]): Endpoint | undefined {
  for (const length of [3, 2, 1]) {
    const endpoint = endpoints[`${method} ${path.slice(0, length).join("/")}`];
    if (endpoint) return endpoint;
  }
  return undefined;
}

/** Compares what was being written or removed when the process died with the rows, and makes both agree. */
async function settleLeftovers(
  { pool, content }: StorageContext,
  takeBack: (version: string) => Promise<boolean>,
): Promise<void> {
  const unsettled = await content.listUnsettled();
  if (unsettled.length === 0) return;
  const sql = "select version from storage.objects where version = any($1)";
  const { rows } = await pool.query<{ version: string }>(sql, [unsettled]);
  const stored = new Set(rows.map(({ version }) => version));
  for (const version of unsettled) {
    if (stored.has(version)) await content.settle(version);
    else if (!(await takeBack(version))) await content.discard(version);
  }
}

/** The service below `/storage/v1`: buckets and objects, in the protocol of Supabase Storage. */
export async function createStorageService(options: StorageOptions): Promise<StorageService> {
  const content = await openContentStore(options.directory);
  const context: StorageContext = { pool: options.pool, content, signingKey: options.signingKey };
  const resumable = createResumableUploads(context, options.uploadExpirationMs);

  let retry: NodeJS.Timeout | undefined;
  const settle = (): Promise<void> =>
    settleLeftovers(context, resumable.takeBack).catch(() => {
      // The database is away; nothing new can be left over before it is back.
      retry = setTimeout(() => {
        settled = settle();
      }, retryDelayMs);
    });
  let settled = settle();
  const maintenance = setInterval(
    () => void resumable.removeExpired().catch(() => {}),
    maintenanceIntervalMs,
  );
  void resumable.removeExpired().catch(() => {});

  async function route(exchange: Exchange): Promise<void> {
    const { method, path, response } = exchange;
    if (path[0] === "bucket") return handleBuckets(context, exchange);
    if (path[0] === "upload" && path[1] === "resumable") {
      // Until then an upload may look complete without being an object.
      await settled;
      return resumable.handle(exchange);
    }
    if (path[0] === "status") return sendJson(response, 200, {});
    if (path[0] === "render") throw unsupported("image transformations");
    if (path[0] === "cdn") throw unsupported("a cache that could be purged");
    const endpoint = findEndpoint(method, path);
    if (!endpoint) throw invalidRequest(`Route ${method}:/${path.join("/")} not found`);
    await endpoint(context, exchange);
  }

  return {
    async handle(exchange) {
      try {
        await route(exchange);
      } catch (error) {
        throw describeStorageFailure(error);
      }
    },
    close() {
      clearInterval(maintenance);
      clearTimeout(retry);
    },
  };
}
