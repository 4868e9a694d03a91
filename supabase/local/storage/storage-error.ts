import type pg from "pg";
import { isConnectionFailure } from "../database/connect-pool.ts";
import { HttpError } from "../http/http-error.ts";

/** An answer in the storage service's error shape: the HTTP status is 400, the precise one is in the body. */
function storageError(status: number, code: string, error: string, message: string): HttpError {
  return new HttpError(status >= 500 ? status : 400, { statusCode: String(status), code, error, message });
}

export const bucketNotFound = () => storageError(404, "NoSuchBucket", "Bucket not found", "Bucket not found");
export const objectNotFound = () => storageError(404, "NoSuchKey", "not_found", "Object not found");
const duplicate = () =>
  storageError(409, "ResourceAlreadyExists", "Duplicate", "The resource already exists");
export const tooLarge = () =>
  storageError(413, "EntityTooLarge", "Payload too large", "The object exceeded the maximum allowed size");
export const wrongType = (type: string) =>
  storageError(415, "InvalidMimeType", "invalid_mime_type", `mime type ${type} is not supported`);
export const invalidKey = (name: string) =>
  storageError(400, "InvalidKey", "InvalidKey", `Invalid key: ${name}`);
export const invalidToken = (message: string) => storageError(400, "InvalidJWT", "InvalidJWT", message);
export const invalidRequest = (message: string) =>
  storageError(400, "InvalidRequest", "invalid_request", message);
export const accessDenied = (message: string) => storageError(403, "AccessDenied", "Unauthorized", message);
export const notEmpty = () =>
  storageError(409, "InvalidRequest", "InvalidRequest", "The bucket you tried to delete is not empty");
export const unsupported = (what: string) =>
  storageError(405, "NotSupported", "not_supported", `The embedded Storage service does not offer ${what}`);

const noRoom = () =>
  storageError(507, "InsufficientStorage", "Insufficient Storage", "There is no room left for the file");

/** Whether a file could not be written for want of room, on the disk or in what its user may have of it. */
export function isDiskFull(error: unknown): error is Error {
  return error instanceof Error && /^(ENOSPC|EDQUOT)$/.test((error as NodeJS.ErrnoException).code ?? "");
}

/** What a full disk or a failed statement means to the caller of the storage service; everything else is passed on. */
export function describeStorageFailure(error: unknown): unknown {
  if (isDiskFull(error)) return noRoom();
  if (isConnectionFailure(error)) {
    return storageError(503, "DatabaseError", "DatabaseError", "The database is not available");
  }
  if (!(error instanceof Error) || !("severity" in error)) return error;
  const { code, message, table } = error as pg.DatabaseError;
  if (code === "42501") return accessDenied(message);
  if (code === "23505") return duplicate();
  if (code === "23503" && table === "objects") return bucketNotFound();
  return error;
}
