import { createHash, type Hash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { AppError } from "#lib/errors.ts";

/** A file to fetch and what it must be: its SHA-256, or the hash that git knows a small file by. */
export type RemoteFile = {
  path: string;
  url: string;
  sizeBytes: number;
  checksum: { kind: "sha256" | "git"; hex: string };
};

function openHash({ checksum, sizeBytes }: RemoteFile): Hash {
  return checksum.kind === "sha256" ? createHash("sha256") : createHash("sha1").update(`blob ${sizeBytes}\0`);
}

async function isWhole(file: RemoteFile, path: string): Promise<boolean> {
  const hash = openHash(file);
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex") === file.checksum.hex;
}

const unreachable = (path: string, cause: unknown) =>
  new AppError(
    "model_not_fetched",
    `${path} could not be fetched. What has arrived is kept; run the command again.`,
    {
      httpStatus: 503,
      retryable: true,
      cause,
    },
  );

/**
 * Fetches a file, going on from what an interrupted try left, and checks it. A file that is there already is checked
 * and left alone.
 * @param onBytes told how many bytes of the file are there
 * @throws AppError `model_not_fetched`, `model_checksum_wrong`
 */
export async function fetchFile(
  file: RemoteFile,
  target: string,
  options: { onBytes?: (bytes: number) => void; signal?: AbortSignal } = {},
): Promise<void> {
  const whole = await stat(target).catch(() => null);
  if (whole && (await isWhole(file, target))) return options.onBytes?.(file.sizeBytes);
  const partial = `${target}.partial`;
  const kept = (await stat(partial).catch(() => null))?.size ?? 0;
  let bytes = kept < file.sizeBytes ? kept : 0;
  try {
    const headers: Record<string, string> = bytes > 0 ? { range: `bytes=${bytes}-` } : {};
    const response = await fetch(file.url, { headers, signal: options.signal });
    if (!response.ok || !response.body) throw new Error(`${response.status} ${response.statusText}`);
    // A server that does not know ranges sends the file from its beginning.
    if (response.status !== 206) bytes = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        options.onBytes?.(bytes);
        done(bytes > file.sizeBytes ? new Error("more bytes than announced") : null, chunk);
      },
    });
    const flags = bytes > 0 ? "a" : "w";
    await pipeline(
      Readable.fromWeb(response.body as ReadableStream),
      count,
      createWriteStream(partial, { flags }),
    );
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw unreachable(file.path, cause);
  }
  if (bytes < file.sizeBytes) throw unreachable(file.path, "the connection broke off");
  if (!(await isWhole(file, partial))) {
    await rm(partial, { force: true });
    const words = `${file.path} is not what it should be (wrong checksum) and was removed. Run the command again.`;
    throw new AppError("model_checksum_wrong", words, { httpStatus: 502 });
  }
  await rename(partial, target);
}
