import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { artifactPath, type JobRef } from "#lib/artifacts/artifact.ts";
import { storeArtifact } from "#lib/artifacts/repository.ts";
import type { Db } from "#lib/db.ts";
import { layOutTiles, writeSpriteIndex } from "#lib/ingest/sprite-index.ts";
import { measurePeaks } from "#lib/media/peaks.ts";
import type { Recording } from "./recording.ts";

/** What a page shows of a video before it plays; 0 where there is no picture or no sound. */
export type Previews = { poster: boolean; tiles: number; peaks: number };

async function storePoster(db: Db, ref: JobRef, { prepared, directory }: Recording): Promise<boolean> {
  const file = prepared.video?.poster;
  if (!file) return false;
  await storeArtifact(db, ref, "poster", await readFile(join(directory, file)));
  return true;
}

async function storeSprite(db: Db, ref: JobRef, { prepared, directory }: Recording): Promise<number> {
  const sprite = prepared.video?.sprite;
  if (!sprite) return 0;
  await storeArtifact(db, ref, "sprite", await readFile(join(directory, sprite.file)));
  const tiles = layOutTiles(sprite, (prepared.durationSeconds * sprite.count) / sprite.planned);
  const index = writeSpriteIndex(tiles, basename(artifactPath(ref, "sprite")));
  await storeArtifact(db, ref, "sprite-index", Buffer.from(index));
  return sprite.count;
}

async function storePeaks(db: Db, ref: JobRef, { prepared, directory }: Recording): Promise<number> {
  const { audio } = prepared;
  if (!audio) return 0;
  const path = join(directory, audio.file);
  const { points, ...waveform } = measurePeaks(path, audio.sampleRate, audio.sampleCount);
  await storeArtifact(db, ref, "peaks", Buffer.from(JSON.stringify({ version: 2, ...waveform })));
  return points;
}

/**
 * Keeps what a page shows of a recording: a poster, a sprite of up to 100 pictures with its index, and the peaks of the
 * sound, all from what was decoded already.
 */
export async function storePreviews(db: Db, ref: JobRef, recording: Recording): Promise<Previews> {
  const [poster, tiles, peaks] = await Promise.all([
    storePoster(db, ref, recording),
    storeSprite(db, ref, recording),
    storePeaks(db, ref, recording),
  ]);
  return { poster, tiles, peaks };
}
