import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { PassThrough, type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { header } from "../http/exchange.ts";
import { invalidRequest, tooLarge } from "./storage-error.ts";

/** An upload as it was received, its bytes in a file. */
export interface ReceivedBody {
  sizeBytes: number;
  etag: string;
  contentType: string;
  cacheControl: string;
  userMetadata: Record<string, unknown> | null;
}

interface ReceiveOptions {
  path: string;
  limitBytes: number;
  /** Called before the first byte is written. @throws to refuse the type. */
  checkType: (contentType: string) => void;
}

type Fields = Record<string, string>;

const fieldLimitBytes = 1_000_000;

/**
 * The body as a stream that may fail without taking the connection with it. A refused body is read to its end, but
 * thrown away: the client hears why, and the connection can be used again.
 */
function openBody(request: IncomingMessage): PassThrough {
  const body = new PassThrough();
  request.once("close", () => {
    if (!request.complete) body.destroy(new Error("The upload was broken off"));
  });
  body.once("close", () => request.resume());
  return request.pipe(body);
}

/** Writes a stream to a file, refusing it as soon as it is too large. */
async function writeStream(source: Readable, path: string, limitBytes: number) {
  const hash = createHash("md5");
  let sizeBytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      hash.update(chunk);
      if (sizeBytes > limitBytes) done(tooLarge());
      else done(null, chunk);
    },
  });
  await pipeline(source, measure, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  return { sizeBytes, etag: `"${hash.digest("hex")}"` };
}

function parseMetadata(text: string | undefined): Record<string, unknown> | null {
  if (!text) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Refused below.
  }
  throw invalidRequest("Metadata must be a JSON object");
}

function cacheControlOf(seconds: string | undefined): string {
  if (seconds === undefined || seconds === "") return "no-cache";
  return /^\d+$/.test(seconds) ? `max-age=${seconds}` : seconds;
}

async function receiveForm(request: IncomingMessage, options: ReceiveOptions): Promise<ReceivedBody> {
  const fields: Fields = {};
  let contentType = "application/octet-stream";
  let written: ReturnType<typeof writeStream> | undefined;
  const form = busboy({
    headers: request.headers,
    limits: { files: 1, fields: 20, fieldSize: fieldLimitBytes },
  });
  form.on("field", (name, value) => {
    fields[name] = value;
  });
  form.on("file", (_name, file, { mimeType }) => {
    contentType = mimeType;
    // A form that is given up takes its file down with it; the reason is reported by the form.
    file.on("error", () => {});
    try {
      options.checkType(contentType);
      written = writeStream(file, options.path, options.limitBytes);
      // The form fails with the file; the reason is reported once, below.
      written.catch((error: Error) => form.destroy(error));
    } catch (error) {
      form.destroy(error as Error);
    }
  });
  await pipeline(openBody(request), form);
  if (!written) throw invalidRequest("The form holds no file");
  const userMetadata = parseMetadata(fields.metadata);
  return { ...(await written), contentType, cacheControl: cacheControlOf(fields.cacheControl), userMetadata };
}

async function receiveRaw(request: IncomingMessage, options: ReceiveOptions): Promise<ReceivedBody> {
  const contentType = header(request, "content-type") ?? "application/octet-stream";
  options.checkType(contentType);
  if (Number(header(request, "content-length") ?? 0) > options.limitBytes) throw tooLarge();
  const encoded = header(request, "x-metadata");
  const userMetadata = parseMetadata(encoded && Buffer.from(encoded, "base64").toString("utf8"));
  const written = await writeStream(openBody(request), options.path, options.limitBytes);
  return {
    ...written,
    contentType,
    cacheControl: header(request, "cache-control") ?? "no-cache",
    userMetadata,
  };
}

/**
 * Streams the body of an upload into a file: raw, or as a form with one file. A failed one leaves no file.
 * @throws HttpError 413 as soon as it is too large, 415 before anything is written, 400 for a broken form.
 */
export async function receiveBody(request: IncomingMessage, options: ReceiveOptions): Promise<ReceivedBody> {
  try {
    const isForm = header(request, "content-type")?.startsWith("multipart/form-data");
    return await (isForm ? receiveForm(request, options) : receiveRaw(request, options));
  } catch (error) {
    await rm(options.path, { force: true });
    throw error;
  }
}
