import { randomUUID } from "node:crypto";
import { extname } from "node:path";
import type { Caller } from "#lib/auth/caller.ts";
import { AppError } from "#lib/errors.ts";
import type { ReceivedFile } from "#lib/http/receive-file.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { ensureProject } from "#lib/projects/repository.ts";
import { displayFilename } from "#lib/videos/new-video.ts";
import { readFileBytes, storeObject } from "#lib/videos/video-storage.ts";
import { deleteAssetRow, findAssetByContent, insertAsset } from "./repository.ts";
import type { Asset } from "./schema.ts";

const contentTypes: Record<string, string> = {
  mp3: "audio/mpeg",
  wav: "audio/wav",
  flac: "audio/flac",
  ogg: "audio/ogg",
  mp4: "audio/mp4",
  mov: "audio/mp4",
};

async function verifyMusic(path: string) {
  const probe = await probeMedia(path);
  const contentType = contentTypes[probe.container];
  if (probe.audio && !probe.video && contentType) {
    return { contentType, durationSeconds: probe.durationSeconds };
  }
  throw new AppError(
    "not_audio",
    "This file is no music or voice-over. Choose an MP3, WAV, FLAC, OGG or M4A file.",
  );
}

/**
 * Adds music or a voice-over to a project. The same content in the same project is one asset, however often it is sent.
 * @throws AppError 400 `not_audio` and those of `probeMedia`
 */
export async function addMusic(caller: Caller, slug: string, received: ReceivedFile): Promise<Asset> {
  const { db, actor } = caller;
  const facts = await verifyMusic(received.path);
  const project = await ensureProject(caller, slug);
  const content = { ownerId: actor.ownerId, projectId: project.id, sha256: received.sha256 };
  const id = randomUUID();
  const storagePath = `${actor.ownerId}/music/${id}${extname(received.filename).toLowerCase()}`;
  const isNew = await insertAsset(db, {
    id,
    owner_id: actor.ownerId,
    project_id: project.id,
    kind: "music",
    original_filename: displayFilename(received.filename),
    storage_path: storagePath,
    content_type: facts.contentType,
    size_bytes: received.sizeBytes,
    sha256: received.sha256,
    duration_seconds: facts.durationSeconds,
    created_at: new Date().toISOString(),
  });
  if (isNew) {
    await storeObject(db, "videos", storagePath, readFileBytes(received.path), facts.contentType).catch(
      async (error) => {
        await deleteAssetRow(db, id);
        throw error;
      },
    );
  }
  const asset = await findAssetByContent(db, content);
  if (asset) return asset;
  throw new AppError("asset_deleted", "The file was deleted while it was being added. Send it again.", {
    httpStatus: 409,
    retryable: true,
  });
}
