import { mkdir, rename, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { fetchFile, type RemoteFile } from "./fetch-file.ts";
import { modelCatalogue } from "./model-catalogue.ts";

/** What the hub tells of a file: large ones carry their SHA-256, small ones the hash git knows them by. */
const listingSchema = z.array(
  z.object({
    type: z.string(),
    path: z.string(),
    size: z.number(),
    oid: z.string(),
    lfs: z.object({ oid: z.string(), size: z.number() }).optional(),
  }),
);

async function listFiles(
  hub: string,
  repository: string,
  wanted: RegExp,
  signal?: AbortSignal,
): Promise<RemoteFile[]> {
  const address = `${hub}/api/models/${repository}/tree/main`;
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    const files = listingSchema
      .parse(await response.json())
      .filter(({ type, path }) => type === "file" && basename(path) === path && wanted.test(path));
    if (files.length === 0) throw new Error("the listing names none of its files");
    return files.map(({ path, size, oid, lfs }) => ({
      path,
      url: `${hub}/${repository}/resolve/main/${path}`,
      sizeBytes: lfs?.size ?? size,
      checksum: lfs ? { kind: "sha256", hex: lfs.oid } : { kind: "git", hex: oid },
    }));
  } catch (cause) {
    signal?.throwIfAborted();
    const words = `The list of files of ${repository} could not be read from ${hub}.`;
    throw new AppError("model_not_fetched", words, { httpStatus: 503, retryable: true, cause });
  }
}

/**
 * Fetches a speech model into a folder of its own: whole, checked, and only then under its name. A try that broke off
 * is gone on with.
 * @param hub address of a Hugging Face hub or a mirror of it
 * @throws AppError 404 `model_not_found`; `model_not_fetched`, `model_checksum_wrong`
 */
export async function fetchModel(input: {
  name: string;
  folder: string;
  hub: string;
  onProgress?: (doneBytes: number, allBytes: number) => void;
  signal?: AbortSignal;
}): Promise<string> {
  const entry = modelCatalogue[input.name];
  if (!entry) {
    const known = Object.keys(modelCatalogue).join(", ");
    throw new AppError("model_not_found", `There is no model "${input.name}". There are: ${known}.`, {
      httpStatus: 404,
    });
  }
  const target = join(input.folder, input.name);
  if (await stat(target).catch(() => null)) return target;
  const files = await listFiles(input.hub, entry.repository, entry.files, input.signal);
  const allBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const part = `${target}.part`;
  await mkdir(part, { recursive: true });
  let doneBytes = 0;
  for (const file of files) {
    await fetchFile(file, join(part, file.path), {
      signal: input.signal,
      onBytes: (bytes) => input.onProgress?.(doneBytes + bytes, allBytes),
    });
    doneBytes += file.sizeBytes;
  }
  await rename(part, target);
  return target;
}
