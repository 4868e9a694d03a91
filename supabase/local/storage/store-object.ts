import { rm } from "node:fs/promises";
import type { Transaction } from "../database/run-as-caller.ts";
import type { Caller } from "../keys/caller.ts";
import { type ObjectDraft, type ObjectMetadata, putObject } from "./object-rows.ts";
import { asCaller, type StorageContext } from "./storage-context.ts";

/** Who is acting when no policy applies any more, e.g. for a signed upload; the owner stays the signer. */
export function asService(subject: string | undefined): Caller {
  return { role: "service_role", claims: { role: "service_role", sub: subject }, token: "" };
}

/** Tries the write without keeping it: bytes are not received for somebody who may not store them. */
export async function rehearse(context: StorageContext, caller: Caller, draft: ObjectDraft): Promise<void> {
  await asCaller(context, caller, (client) => putObject(client, caller, draft), { isRehearsal: true });
}

export function describeContent(received: {
  sizeBytes: number;
  etag: string;
  contentType: string;
  cacheControl: string;
}): ObjectMetadata {
  return {
    eTag: received.etag,
    size: received.sizeBytes,
    mimetype: received.contentType,
    cacheControl: received.cacheControl,
    lastModified: new Date().toISOString(),
    contentLength: received.sizeBytes,
    httpStatusCode: 200,
  };
}

/** The version that an upload is about to replace. Looked up past the policies, one upload of a name at a time. */
async function lockReplaced(client: Transaction, { role }: Caller, { bucket, name }: ObjectDraft) {
  await client.query("reset role");
  await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`storage:${bucket}/${name}`]);
  const sql = "select version from storage.objects where bucket_id = $1 and name = $2";
  const { rows } = await client.query<{ version: string | null }>(sql, [bucket, name]);
  await client.query("select set_config('role', $1, true)", [role]);
  return rows[0]?.version ?? null;
}

/**
 * Makes received bytes an object: first the file in its place, then the row as the caller. What it replaces is removed
 * afterwards; when the row is refused, the bytes are.
 * @returns the object's id.
 */
export async function storeObject(
  context: StorageContext,
  caller: Caller,
  draft: ObjectDraft,
  receivedPath: string,
): Promise<string> {
  const { content } = context;
  const { version } = draft;
  try {
    await content.adopt(version, receivedPath);
    const stored = await asCaller(context, caller, async (client) => {
      const replaced = draft.isUpsert ? await lockReplaced(client, caller, draft) : null;
      if (replaced) await content.announceRemoval([replaced]);
      const written = await putObject(client, caller, draft);
      return { id: written, replaced };
    });
    await content.settle(version);
    if (stored.replaced) await content.discard(stored.replaced);
    return stored.id;
  } catch (error) {
    await rm(receivedPath, { force: true });
    await content.discard(version);
    throw error;
  }
}
