import { stat } from "node:fs/promises";
import { join } from "node:path";
import { findAsset } from "#lib/assets/repository.ts";
import type { Db } from "#lib/db.ts";
import { AppError } from "#lib/errors.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { fetchObject } from "#lib/videos/video-storage.ts";

/**
 * Brings background music to this machine's disk.
 * @throws AppError 422 `music_not_found`, `music_not_audio`
 */
export async function fetchMusic(
  db: Db,
  ownerId: string,
  assetId: string,
  { directory, signal }: { directory: string; signal: AbortSignal },
): Promise<{ path: string; streamIndex: number }> {
  const asset = await findAsset(db, ownerId, assetId);
  if (!asset) {
    throw new AppError("music_not_found", "There is no such music. Upload it, or leave music_asset_id out.", {
      httpStatus: 422,
    });
  }
  const path = join(directory, "music");
  const present = await stat(path).catch(() => null);
  if (!present) await fetchObject(db, "videos", asset.storagePath, path, signal);
  const { audio } = await probeMedia(path, { signal });
  if (audio) return { path, streamIndex: audio.streamIndex };
  throw new AppError("music_not_audio", "This file is no music. Choose an MP3, WAV, FLAC, OGG or M4A file.", {
    httpStatus: 422,
  });
}
