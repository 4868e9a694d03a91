import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "#lib/errors.ts";
import { decodeFile, fingerprint } from "./decode.ts";
import type { MediaProbe } from "./media-probe.ts";
import { type PreparedMedia, preparedMediaSchema } from "./prepared-media.ts";

const recordFile = "prepared.json";

async function findPrepared(directory: string, probe: MediaProbe): Promise<PreparedMedia | null> {
  try {
    const parsed = preparedMediaSchema.parse(JSON.parse(await readFile(join(directory, recordFile), "utf8")));
    return parsed.sourceFingerprint === fingerprint(probe) ? parsed : null;
  } catch {
    return null;
  }
}

/** Whole or not at all: a reader never sees half a record. */
async function saveRecord(directory: string, prepared: PreparedMedia): Promise<void> {
  const part = join(directory, `${recordFile}.part`);
  await writeFile(part, JSON.stringify(prepared));
  await rename(part, join(directory, recordFile));
}

/**
 * Decodes a file once into what the analysers read: samples, colour frames, shots, motion and loudness. A second call
 * on the same directory answers from its record.
 * @param directory empty or this file's own; PreparedMedia names files relative to it
 * @param onProgress share of the duration decoded, 0..1
 * @throws AppError 400 `video_undecodable` when nothing could be decoded, `media_timeout`; the signal's reason
 */
export async function prepareMedia(input: {
  sourcePath: string;
  directory: string;
  probe: MediaProbe;
  signal?: AbortSignal;
  onProgress?: (fraction: number) => void;
}): Promise<PreparedMedia> {
  const done = await findPrepared(input.directory, input.probe);
  if (done) return done;
  await mkdir(input.directory, { recursive: true });
  const prepared = await decodeFile(input);
  if (!prepared.video && !prepared.audio) {
    throw new AppError(
      "video_undecodable",
      "Nothing in this file could be decoded. Export it as MP4 (H.264, AAC) and upload it again.",
    );
  }
  await saveRecord(input.directory, preparedMediaSchema.parse(prepared));
  input.onProgress?.(1);
  return prepared;
}
