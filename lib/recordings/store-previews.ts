import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { artifactPath, type JobRef } from "#lib/artifacts/artifact.ts";
import { storeArtifact } from "#lib/artifacts/repository.ts";
import type { Db } from "#lib/db.ts";
import { layOutTiles, writeSpriteIndex } from "#lib/ingest/sprite-index.ts";
import { measurePeaks } from "#lib/media/peaks.ts";
import { makePoster } from "#lib/media/poster.ts";
import { planSheet } from "#lib/media/tile-sheet.ts";
import { writeSampleSheet } from "#lib/media/write-sheet.ts";
import type { Recording } from "./recording.ts";

const maxTiles = 100;

/** What a page shows of a video before it plays; 0 where there is no picture or no sound. */
export type Previews = { poster: boolean; tiles: number; peaks: number };

async function storeSprite(db: Db, ref: JobRef, recording: Recording, signal?: AbortSignal): Promise<number> {
  const { prepared, directory } = recording;
  const { video } = prepared;
  if (!video) return 0;
  const sheet = planSheet(Math.min(maxTiles, video.sampleCount), video);
  const samples = Array.from({ length: sheet.count }, (_, tile) =>
    Math.floor(((tile + 0.5) * video.sampleCount) / sheet.count),
  );
  const path = await writeSampleSheet(video, samples, sheet, { directory, name: "sprite.jpg", signal });
  if (!path) return 0;
  await storeArtifact(db, ref, "sprite", await readFile(path));
  const tiles = layOutTiles(sheet, prepared.durationSeconds);
  const index = writeSpriteIndex(tiles, basename(artifactPath(ref, "sprite")));
  await storeArtifact(db, ref, "sprite-index", Buffer.from(index));
  return sheet.count;
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
 * sound. All but the poster come from what was decoded already.
 */
export async function storePreviews(
  db: Db,
  ref: JobRef,
  recording: Recording,
  signal?: AbortSignal,
): Promise<Previews> {
  const { sourcePath, probe } = recording;
  const poster = await makePoster({ sourcePath, probe, signal });
  if (poster) await storeArtifact(db, ref, "poster", poster);
  const tiles = await storeSprite(db, ref, recording, signal);
  return { poster: poster !== null, tiles, peaks: await storePeaks(db, ref, recording) };
}
