import { type Exchange, header, readJsonObject, sendJson } from "../http/exchange.ts";
import type { Caller } from "../keys/caller.ts";
import { assertTypeAllowed, sizeLimitOf } from "./bucket-rules.ts";
import { requireToken } from "./handle-download.ts";
import { assertObjectName } from "./object-name.ts";
import { findNames, type ObjectDraft } from "./object-rows.ts";
import { receiveBody } from "./receive-body.ts";
import { signGrant, verifyGrant } from "./signing.ts";
import { asCaller, getBucket, type StorageContext } from "./storage-context.ts";
import { invalidRequest, objectNotFound } from "./storage-error.ts";
import { asService, describeContent, rehearse, storeObject } from "./store-object.ts";

const uploadGrantSeconds = 2 * 3600;

interface Target {
  bucket: string;
  name: string;
  isUpsert: boolean;
}

async function receive(
  context: StorageContext,
  exchange: Exchange,
  caller: Caller,
  target: Target,
): Promise<void> {
  const { request, response } = exchange;
  const bucket = await getBucket(context, target.bucket);
  assertObjectName(target.name);
  const { version, path } = context.content.reserve();
  const draft: ObjectDraft = { ...target, version, metadata: null, userMetadata: null };
  await rehearse(context, caller, draft);
  const received = await receiveBody(request, {
    path,
    limitBytes: sizeLimitOf(bucket),
    checkType: (contentType) => assertTypeAllowed(bucket, contentType),
  });
  const metadata = describeContent(received);
  const complete = { ...draft, metadata, userMetadata: received.userMetadata };
  const id = await storeObject(context, caller, complete, path);
  sendJson(response, 200, { Key: `${target.bucket}/${target.name}`, Id: id });
}

const isUpsertRequest = ({ request }: Exchange) => header(request, "x-upsert") === "true";

/** `POST` and `PUT` on `object/<bucket>/<name>`: the latter replaces what is there. */
export async function uploadObject(context: StorageContext, exchange: Exchange): Promise<void> {
  requireToken(exchange);
  const [, bucket = "", ...parts] = exchange.path;
  const isUpsert = exchange.method === "PUT" || isUpsertRequest(exchange);
  await receive(context, exchange, exchange.caller, { bucket, name: parts.join("/"), isUpsert });
}

/** `POST object/upload/sign/<bucket>/<name>`: a URL by which whoever has it may upload this one object. */
export async function signUpload(context: StorageContext, exchange: Exchange): Promise<void> {
  requireToken(exchange);
  const [, , , bucket = "", ...parts] = exchange.path;
  const name = parts.join("/");
  const isUpsert = isUpsertRequest(exchange);
  assertObjectName(name);
  await getBucket(context, bucket);
  const { version } = context.content.reserve();
  const draft: ObjectDraft = { bucket, name, isUpsert, version, metadata: null, userMetadata: null };
  await rehearse(context, exchange.caller, draft);
  const { sub } = exchange.caller.claims;
  const grant = { purpose: "upload" as const, url: `${bucket}/${name}`, isUpsert, owner: sub };
  const token = await signGrant(context.signingKey, grant, uploadGrantSeconds);
  sendJson(exchange.response, 200, {
    url: `/object/upload/sign/${encodePath(bucket, name)}?token=${token}`,
    token,
  });
}

/** `PUT object/upload/sign/<bucket>/<name>?token=…`. */
export async function uploadBySignature(context: StorageContext, exchange: Exchange): Promise<void> {
  const [, , , bucket = "", ...parts] = exchange.path;
  const name = parts.join("/");
  const token = exchange.url.searchParams.get("token");
  const { owner, isUpsert = false } = await verifyGrant(
    context.signingKey,
    token,
    "upload",
    `${bucket}/${name}`,
  );
  await receive(context, exchange, asService(owner), { bucket, name, isUpsert });
}

function encodePath(bucket: string, name: string): string {
  return [bucket, ...name.split("/")].map(encodeURIComponent).join("/");
}

async function signOne(
  context: StorageContext,
  bucket: string,
  name: string,
  seconds: number,
): Promise<string> {
  const grant = { purpose: "download" as const, url: `${bucket}/${name}` };
  const token = await signGrant(context.signingKey, grant, seconds);
  return `/object/sign/${encodePath(bucket, name)}?token=${token}`;
}

/** `POST object/sign/<bucket>[/<name>]`: URLs that let anybody read for a while what the caller may read. */
export async function signDownload(context: StorageContext, exchange: Exchange): Promise<void> {
  requireToken(exchange);
  const [, , bucket = "", ...parts] = exchange.path;
  const { expiresIn, paths } = await readJsonObject(exchange.request);
  const seconds = Number(expiresIn);
  const isMany = parts.length === 0;
  if (isMany && !Array.isArray(paths)) throw invalidRequest("paths must be a list");
  const names = isMany ? (paths as unknown[]).map(String) : [parts.join("/")];
  const found = await asCaller(context, exchange.caller, (client) => findNames(client, bucket, names));
  if (!isMany) {
    const [name = ""] = names;
    if (!found.has(name)) throw objectNotFound();
    return sendJson(exchange.response, 200, { signedURL: await signOne(context, bucket, name, seconds) });
  }
  const missing = "Either the object does not exist or you do not have access to it";
  const answers = names.map(async (name) => ({
    path: name,
    error: found.has(name) ? null : missing,
    signedURL: found.has(name) ? await signOne(context, bucket, name, seconds) : null,
  }));
  sendJson(exchange.response, 200, await Promise.all(answers));
}
