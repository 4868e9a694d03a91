import { type Exchange, header, readJsonObject, sendJson } from "../http/exchange.ts";
import { requireToken } from "./handle-download.ts";
import { assertObjectName } from "./object-name.ts";
import { findObject, type ObjectDraft, putObject } from "./object-rows.ts";
import { asCaller, getBucket, type StorageContext } from "./storage-context.ts";
import { accessDenied, objectNotFound } from "./storage-error.ts";

interface Transfer {
  bucket: string;
  source: string;
  targetBucket: string;
  target: string;
  isMetadataCopied: boolean;
}

async function readTransfer(context: StorageContext, exchange: Exchange): Promise<Transfer> {
  requireToken(exchange);
  const body = await readJsonObject(exchange.request);
  const bucket = String(body.bucketId ?? "");
  const targetBucket = typeof body.destinationBucket === "string" ? body.destinationBucket : bucket;
  const target = String(body.destinationKey ?? "");
  assertObjectName(target);
  await getBucket(context, targetBucket);
  return {
    bucket,
    source: String(body.sourceKey ?? ""),
    targetBucket,
    target,
    isMetadataCopied: body.copyMetadata !== false,
  };
}

/** `POST object/move`: the row gets another name; its bytes stay where they are. */
export async function moveObject(context: StorageContext, exchange: Exchange): Promise<void> {
  const { bucket, source, targetBucket, target } = await readTransfer(context, exchange);
  const id = await asCaller(context, exchange.caller, async (client) => {
    const row = await findObject(client, bucket, source);
    if (!row) throw objectNotFound();
    const sql = "update storage.objects set bucket_id = $2, name = $3, updated_at = now() where id = $1";
    const { rowCount } = await client.query(sql, [row.id, targetBucket, target]);
    if (rowCount === 0) throw accessDenied("new row violates row-level security policy");
    return row.id;
  });
  sendJson(exchange.response, 200, {
    message: "Successfully moved",
    Id: id,
    Key: `${targetBucket}/${target}`,
  });
}

/** `POST object/copy`: a new object with the same bytes, which are not written again where links are possible. */
export async function copyObject(context: StorageContext, exchange: Exchange): Promise<void> {
  const { content } = context;
  const { bucket, source, targetBucket, target, isMetadataCopied } = await readTransfer(context, exchange);
  const { version } = content.reserve();
  try {
    const id = await asCaller(context, exchange.caller, async (client) => {
      const row = await findObject(client, bucket, source);
      if (!row?.version) throw objectNotFound();
      await content.duplicate(row.version, version);
      const metadata = row.metadata as ObjectDraft["metadata"];
      const isUpsert = header(exchange.request, "x-upsert") === "true";
      const userMetadata = isMetadataCopied ? row.user_metadata : null;
      const draft = { bucket: targetBucket, name: target, version, metadata, userMetadata, isUpsert };
      return putObject(client, exchange.caller, draft);
    });
    await content.settle(version);
    sendJson(exchange.response, 200, {
      Id: id,
      Key: `${targetBucket}/${target}`,
      name: target,
      bucket_id: targetBucket,
    });
  } catch (error) {
    await content.discard(version);
    throw error;
  }
}
