import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { extname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { getEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";

const drainBytes = 64 * 1024 * 1024;

export type ReceivedFile = {
  path: string;
  filename: string;
  sizeBytes: number;
  sha256: string;
  /** The other fields of the form. */
  fields: Record<string, string>;
};

/** @throws AppError 400 `invalid_file_type` */
export function checkExtension(filename: string): void {
  const allowed = getEnv().ALLOWED_EXTENSIONS;
  if (!allowed.includes(extname(filename).toLowerCase())) {
    throw new AppError("invalid_file_type", `Invalid file type. Allowed: ${allowed.join(", ")}`);
  }
}

/** @throws AppError 400 `file_too_large` */
export function checkSize(bytes: number, maxMegabytes: number): void {
  if (bytes <= maxMegabytes * 1024 * 1024) return;
  const size = (bytes / 1024 / 1024).toFixed(1);
  throw new AppError("file_too_large", `File too large (${size}MB). Max: ${maxMegabytes}MB`);
}

function measuring(maxMegabytes: number, declaredBytes: number) {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      hash.update(chunk);
      try {
        checkSize(
          sizeBytes > maxMegabytes * 1024 * 1024 ? Math.max(sizeBytes, declaredBytes) : 0,
          maxMegabytes,
        );
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });
  return { stream, result: () => ({ sizeBytes, sha256: hash.digest("hex") }) };
}

/** Size and SHA-256 of a file on disk, read as a stream. */
export async function fingerprint(path: string): Promise<{ sizeBytes: number; sha256: string }> {
  const { stream, result } = measuring(Number.POSITIVE_INFINITY, 0);
  await pipeline(createReadStream(path), stream.resume());
  return result();
}

/**
 * Lets the rest of a refused file pass unread, so that its sender comes to read the answer; up to a limit, after which
 * the connection is cut.
 */
function drain(stream: Readable, cut: () => void): void {
  let leftBytes = drainBytes;
  stream.on("error", () => undefined);
  stream.on("data", (chunk: Buffer) => {
    leftBytes -= chunk.length;
    if (leftBytes < 0) cut();
  });
  stream.resume();
}

/**
 * Takes the file `field` of a multipart form to disk without holding it in memory. The caller removes `path`.
 * @throws AppError 400 for a wrong type, too many bytes, no file; what was written is gone by then.
 */
export async function receiveFile(request: Request, field: string): Promise<ReceivedFile> {
  const env = getEnv();
  const contentType = request.headers.get("content-type") ?? "";
  if (!contentType.startsWith("multipart/form-data") || !request.body) {
    throw new AppError("no_file", `Send the file as the form field "${field}" (multipart/form-data).`);
  }
  const folder = join(env.PITCHQUEST_HOME, "incoming");
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  const fields: Record<string, string> = {};
  let taken: Promise<Omit<ReceivedFile, "fields">> | undefined;

  try {
    const form = busboy({
      headers: { "content-type": contentType },
      defParamCharset: "utf8",
      limits: { files: 1, fields: 20 },
    });
    form.on("field", (name, value) => {
      fields[name] = value;
    });
    form.on("file", (name, stream, info) => {
      taken = (async () => {
        if (name !== field) throw new AppError("no_file", `Send the file as the form field "${field}".`);
        const filename = info.filename ?? "";
        checkExtension(filename);
        const declaredBytes = Number(request.headers.get("content-length"));
        const { stream: meter, result } = measuring(env.MAX_UPLOAD_SIZE_MB, declaredBytes);
        // Piped, not in the pipeline: a refusal must not destroy the form, or its sender never reads why.
        await pipeline(stream.pipe(meter), createWriteStream(path));
        return { path, filename, ...result() };
      })();
      taken.catch((reason) => drain(stream, () => form.destroy(reason)));
    });
    await pipeline(Readable.fromWeb(request.body as ReadableStream), form);
    if (!taken)
      throw new AppError("no_file", `Send the file as the form field "${field}" (multipart/form-data).`);
    return { ...(await taken), fields };
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof AppError) throw error;
    throw new AppError("upload_interrupted", "The upload broke off before its end. Send it again.", {
      cause: error,
    });
  }
}
