import { randomUUID } from "node:crypto";
import { extname } from "node:path";
import type { Caller } from "#lib/auth/caller.ts";
import { insertVideo } from "./repository.ts";
import { storeObject } from "./video-storage.ts";

export type NewVideoInput = {
  filename: string;
  sizeBytes: number;
  captions: string | null;
};

/** The folder that holds everything stored of one video, in both buckets. */
export function videoFolder(ownerId: string, videoId: string): string {
  return `${ownerId}/${videoId}`;
}

/** A name people recognise, without what a terminal, a page or a file system would trip over. */
export function displayFilename(filename: string): string {
  const base = filename.split(/[/\\]/).at(-1) ?? "";
  const plain = base
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .trim();
  const extension = extname(plain).slice(0, 10);
  const stem = plain.slice(0, plain.length - extension.length).slice(0, 200 - extension.length);
  return `${stem || "video"}${extension}`;
}

/** Opens the row that bytes may be uploaded for, and keeps the captions sent with it. */
export async function openVideo({ db, actor }: Caller, input: NewVideoInput) {
  const id = randomUUID();
  const folder = videoFolder(actor.ownerId, id);
  const filename = displayFilename(input.filename);
  const storagePath = `${folder}/source${extname(filename).toLowerCase()}`;
  const captionsPath = input.captions === null ? null : `${folder}/captions.txt`;
  await insertVideo(db, {
    id,
    owner_id: actor.ownerId,
    original_filename: filename,
    storage_path: storagePath,
    captions_path: captionsPath,
    declared_bytes: input.sizeBytes,
  });
  if (captionsPath && input.captions !== null) {
    await storeObject(db, "videos", captionsPath, input.captions, "text/plain; charset=utf-8");
  }
  return { id, storagePath };
}
