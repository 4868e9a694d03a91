import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { Db } from "#lib/db.ts";
import { AppError } from "#lib/errors.ts";
import { download } from "./download.ts";
import { downloadInThread } from "./download-in-thread.ts";
import type { Fingerprint } from "./fingerprint.ts";

export const buckets = { videos: "videos", artifacts: "artifacts" } as const;
export type Bucket = keyof typeof buckets;

function storageError(error: Error): AppError {
  if ("status" in error && Number(error.status) === 507) {
    const full =
      "The file storage has no room left. Nothing of the file was kept; make room, then try again.";
    return new AppError("disk_full", full, { httpStatus: 507, retryable: true, cause: error });
  }
  return new AppError(
    "storage_unavailable",
    "The file storage did not answer as expected. Try again in a moment.",
    {
      httpStatus: 503,
      retryable: true,
      cause: error,
    },
  );
}

/** Large pieces: each costs a turn of the event loop on its way. */
const pieceBytes = 1024 * 1024;

/** The bytes of a file on this machine's disk, to be stored. */
export function readFileBytes(path: string): Readable {
  return createReadStream(path, { highWaterMark: pieceBytes });
}

/** Writes an object, replacing one of the same path, so that repeating a step changes nothing. */
export async function storeObject(
  db: Db,
  bucket: Bucket,
  path: string,
  body: Readable | Buffer | string,
  contentType: string,
): Promise<void> {
  const { error } = await db.storage.from(bucket).upload(path, body, {
    contentType,
    upsert: true,
    duplex: "half",
  } as {
    contentType: string;
    upsert: boolean;
  });
  if (error) throw storageError(error);
}

async function getSignedUrl(db: Db, bucket: Bucket, path: string): Promise<string> {
  const url = await findSignedUrl(db, bucket, path);
  if (url !== null) return url;
  throw new AppError("upload_not_found", "The upload has not arrived. Upload the file first.");
}

/** Leaves nothing of a file that does not come whole. */
async function takeWhole<T>(file: string, coming: Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await coming;
  } catch (cause) {
    await rm(file, { force: true });
    signal?.throwIfAborted();
    throw new AppError("storage_interrupted", "Reading the stored file was interrupted. Try again.", {
      httpStatus: 503,
      retryable: true,
      cause,
    });
  }
}

/**
 * Streams an object into a file.
 * @throws AppError 400 `upload_not_found` where there are no bytes; 503 `storage_unavailable`, `storage_interrupted`
 */
export async function fetchObject(
  db: Db,
  bucket: Bucket,
  path: string,
  file: string,
  signal?: AbortSignal,
): Promise<void> {
  const url = await getSignedUrl(db, bucket, path);
  await takeWhole(file, download(url, file, { signal }), signal);
}

/**
 * Streams an object into a file and measures it, without holding up this process.
 * @throws AppError as `fetchObject`
 */
export async function measureObject(
  db: Db,
  bucket: Bucket,
  path: string,
  file: string,
): Promise<Fingerprint> {
  const url = await getSignedUrl(db, bucket, path);
  return takeWhole(file, downloadInThread({ url, path: file }));
}

/** The text of a small object, null where there is none. */
export async function findText(db: Db, bucket: Bucket, path: string): Promise<string | null> {
  const bytes = await findBytes(db, bucket, path);
  return bytes && new TextDecoder().decode(bytes);
}

/** The bytes of a small object, null where there is none. */
export async function findBytes(db: Db, bucket: Bucket, path: string): Promise<Uint8Array | null> {
  const { data, error } = await db.storage.from(bucket).download(path);
  if (data) return new Uint8Array(await data.arrayBuffer());
  if (error && "status" in error && Number(error.status) < 500) return null;
  throw storageError(error);
}

/** An address that plays or downloads the object for `seconds`, null where there is no such object. */
export async function findSignedUrl(
  db: Db,
  bucket: Bucket,
  path: string,
  seconds = 3600,
): Promise<string | null> {
  const { data, error } = await db.storage.from(bucket).createSignedUrl(path, seconds);
  if (data) return data.signedUrl;
  if (error && "status" in error && Number(error.status) < 500) return null;
  throw storageError(error);
}

/** Addresses of several objects by their paths; those that are not there are left out. */
export async function listSignedUrls(
  db: Db,
  bucket: Bucket,
  paths: string[],
  seconds = 3600,
): Promise<Map<string, string>> {
  if (paths.length === 0) return new Map();
  const { data, error } = await db.storage.from(bucket).createSignedUrls(paths, seconds);
  if (error) throw storageError(error);
  return new Map(data.flatMap(({ path, signedUrl }) => (path && signedUrl ? [[path, signedUrl]] : [])));
}

/** Removes objects, those that are there; answers how many there were. */
export async function removeObjects(db: Db, bucket: Bucket, paths: string[]): Promise<number> {
  const { data, error } = await db.storage.from(bucket).remove(paths);
  if (error) throw storageError(error);
  return data.length;
}

const listLimit = 1000;

/** Removes all objects in a folder and answers how many there were. */
export async function removeFolder(db: Db, bucket: Bucket, folder: string): Promise<number> {
  let removed = 0;
  for (;;) {
    const { data, error } = await db.storage.from(bucket).list(folder, { limit: listLimit });
    if (error) throw storageError(error);
    const paths = data.map((file) => `${folder}/${file.name}`);
    if (paths.length > 0) removed += await removeObjects(db, bucket, paths);
    if (paths.length < listLimit) return removed;
  }
}
