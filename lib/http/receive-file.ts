import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { getEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { bytesPerMegabyte, checkExtension, fileTooLarge } from "#lib/videos/check-file.ts";
import { type Fingerprint, startFingerprint } from "#lib/videos/fingerprint.ts";
import type { FormDeclaration } from "./declaration.ts";
import { openBody } from "./open-body.ts";
import { findRawRequest } from "./raw-request.ts";
import { readTextFile, tooLong } from "./read-text-file.ts";

/** How much of a refused file passes unread before its connection is cut. */
const drainBytes = 64 * bytesPerMegabyte;
const fieldBytes = 2 * bytesPerMegabyte;
const pieceBytes = bytesPerMegabyte;

/** A file as it was sent, on this machine's disk. */
export type ReceivedFile = Fingerprint & { path: string; filename: string };
type Received = { file: ReceivedFile; fields: Record<string, string> };

function noFile(field: string): AppError {
  return new AppError("no_file", `Send the file as the form field "${field}" (multipart/form-data).`);
}

/** Measures what passes, and refuses more than the limit as soon as it comes. */
function measuring(maxMegabytes: number, declaredBytes: number) {
  const { add, result } = startFingerprint();
  const stream = new Transform({
    highWaterMark: pieceBytes,
    transform(chunk: Buffer, _encoding, done) {
      const sizeBytes = add(chunk);
      if (sizeBytes <= maxMegabytes * bytesPerMegabyte) return done(null, chunk);
      done(fileTooLarge(Math.max(sizeBytes, declaredBytes || 0), maxMegabytes));
    },
  });
  return { stream, result };
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

async function readForm(request: Request, declaration: FormDeclaration, path: string): Promise<Received> {
  const contentType = request.headers.get("content-type") ?? "";
  const raw = findRawRequest();
  // Asking for the web's stream would begin to read it.
  const source = raw ?? request.body;
  if (!contentType.startsWith("multipart/form-data") || !source) throw noFile(declaration.file);
  const { textFiles = [] } = declaration;
  const fields: Record<string, string> = {};
  const texts: Promise<void>[] = [];
  let taken: Promise<ReceivedFile> | undefined;
  const form = busboy({
    headers: { "content-type": contentType },
    defParamCharset: "utf8",
    limits: { files: 1 + textFiles.length, fields: 20, fieldSize: fieldBytes },
    highWaterMark: pieceBytes,
    fileHwm: pieceBytes,
  });
  form.on("field", (name, value, { valueTruncated }) => {
    fields[name] = value;
    if (valueTruncated) form.destroy(tooLong(name));
  });
  form.on("file", (name, stream, info) => {
    if (textFiles.includes(name)) {
      const text = readTextFile(name, stream, fieldBytes).then((read) => {
        fields[name] = read;
      });
      text.catch((reason) => form.destroy(reason));
      texts.push(text);
      return;
    }
    const cut = (reason?: Error) => {
      form.destroy(reason);
      raw?.destroy();
    };
    if (taken) return drain(stream, cut);
    taken = (async () => {
      if (name !== declaration.file) throw noFile(declaration.file);
      const filename = info.filename ?? "";
      checkExtension(filename, declaration.kind);
      const declaredBytes = Number(request.headers.get("content-length"));
      const { stream: meter, result } = measuring(getEnv().MAX_UPLOAD_SIZE_MB, declaredBytes);
      // Piped, not in the pipeline: a refusal must not destroy the form, or its sender never reads why.
      await pipeline(stream.pipe(meter), createWriteStream(path, { highWaterMark: pieceBytes }));
      return { path, filename, ...result() };
    })();
    taken.catch((reason) => drain(stream, () => cut(reason)));
  });
  const body = openBody(source);
  await pipeline(body, form).finally(() => body.destroy());
  await Promise.all(texts);
  if (!taken) throw noFile(declaration.file);
  return { file: await taken, fields };
}

/** Why a file could not be taken. */
export function explain(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if ((error as NodeJS.ErrnoException).code === "ENOSPC") {
    const full = "This server has no room for the file. Nothing of it was kept; try again later.";
    return new AppError("disk_full", full, { httpStatus: 507, retryable: true, cause: error });
  }
  const broken = "The upload broke off before its end. Send it again.";
  return new AppError("upload_interrupted", broken, { cause: error });
}

/**
 * Takes the file of a multipart form to disk without holding it in memory. The caller removes `path`.
 * @throws AppError 400 `no_file`, `invalid_file_type`, `file_too_large`, `upload_interrupted`; 408 `upload_stalled`;
 * 413 `field_too_large`; 507 `disk_full`; what was written is gone by then
 */
export async function receiveFile(request: Request, declaration: FormDeclaration): Promise<Received> {
  const folder = join(getEnv().PITCHQUEST_HOME, "incoming");
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  try {
    return await readForm(request, declaration, path);
  } catch (error) {
    await rm(path, { force: true });
    throw explain(error);
  }
}
