import { type Exchange, readJsonObject, sendJson } from "../http/exchange.ts";
import type { Caller } from "../keys/caller.ts";
import { requireToken } from "./handle-download.ts";
import { type ObjectRow, objectColumns } from "./object-rows.ts";
import { asCaller, type StorageContext } from "./storage-context.ts";
import { invalidRequest, objectNotFound } from "./storage-error.ts";

/** Deletes the rows that the caller may delete, then their bytes. */
export async function removeVersions(
  context: StorageContext,
  caller: Caller,
  condition: string,
  values: unknown[],
): Promise<ObjectRow[]> {
  const { content } = context;
  const removed = await asCaller(context, caller, async (client) => {
    const sql = `delete from storage.objects where ${condition} returning ${objectColumns}`;
    const { rows } = await client.query<ObjectRow>(sql, values);
    await content.announceRemoval(rows.flatMap(({ version }) => version ?? []));
    return rows;
  });
  for (const { version } of removed) if (version) await content.discard(version);
  return removed;
}

/** `DELETE object/<bucket>` with a list of names, or `DELETE object/<bucket>/<name>`. */
export async function removeObjects(context: StorageContext, exchange: Exchange): Promise<void> {
  requireToken(exchange);
  const [, bucket = "", ...parts] = exchange.path;
  const condition = "bucket_id = $1 and name = any($2)";
  if (parts.length > 0) {
    const removed = await removeVersions(context, exchange.caller, condition, [bucket, [parts.join("/")]]);
    if (removed.length === 0) throw objectNotFound();
    return sendJson(exchange.response, 200, { message: "Successfully deleted" });
  }
  const { prefixes } = await readJsonObject(exchange.request);
  if (!Array.isArray(prefixes)) throw invalidRequest("prefixes must be a list of names");
  const removed = await removeVersions(context, exchange.caller, condition, [bucket, prefixes.map(String)]);
  sendJson(exchange.response, 200, removed);
}
