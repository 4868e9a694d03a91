import { stat } from "node:fs/promises";
import type { JobRef } from "#lib/artifacts/artifact.ts";
import { storeArtifact } from "#lib/artifacts/repository.ts";
import type { Caller } from "#lib/auth/caller.ts";
import type { Db } from "#lib/db.ts";
import { getJob } from "#lib/jobs/repository.ts";
import type { StepContext } from "#lib/jobs/watch-work.ts";
import { composeReel, type ReelOrder } from "#lib/media/compose/compose-reel.ts";
import { surveyRecording } from "#lib/media/survey-recording.ts";
import { openRecording, openSource } from "#lib/recordings/recording.ts";
import { centreOfFaces, manyLooks, placesOf } from "#lib/reels/face-places.ts";
import { fetchMusic } from "#lib/reels/fetch-music.ts";
import { type ExportConfig, exportConfigSchema } from "./config.ts";
import { getExportView } from "./get-export-view.ts";

/** What the cut came to; nulls where no video was asked for. */
export type CutExport = { outputSeconds: number | null; sizeBytes: number | null };

export async function readExportConfig(db: Db, ref: JobRef): Promise<ExportConfig> {
  const { config } = await getJob(db, ref.ownerId, ref.jobId);
  return exportConfigSchema.parse(config);
}

/** Whoever asked for the job. */
export function callerOf(db: Db, ref: JobRef): Caller {
  return { db, actor: { ownerId: ref.ownerId, kind: "user" } };
}

/** Where the faces are, for a picture of another shape; the video is read through for it. */
async function findFraming(
  db: Db,
  ref: JobRef,
  signal: AbortSignal,
): Promise<Pick<ReelOrder, "cuts" | "findCentre">> {
  const { prepared, directory } = await openRecording(db, ref, { signal });
  const { signals, faces } = await surveyRecording({ prepared, directory, mostLooks: manyLooks, signal });
  const places = placesOf(faces);
  return { cuts: signals.cuts, findCentre: (range) => centreOfFaces(places, range) };
}

/** Cuts the ranges, the reel or the whole into one MP4 and keeps it, where one was asked for. */
export async function cutExport(db: Db, ref: JobRef, { signal, report }: StepContext): Promise<CutExport> {
  const config = await readExportConfig(db, ref);
  const { segments } = await getExportView(callerOf(db, ref), ref.videoId, config);
  if (!config.formats.includes("mp4")) return { outputSeconds: null, sizeBytes: null };
  const { sourcePath, probe, directory } = await openSource(db, ref, signal);
  const { aspect, music_asset_id: assetId, crossfade_seconds: crossfadeSeconds } = config;
  const music = assetId === null ? null : await fetchMusic(db, ref.ownerId, assetId, { directory, signal });
  const framing = aspect === "source" || !probe.video ? {} : await findFraming(db, ref, signal);
  const order = {
    sourcePath,
    probe,
    ranges: segments,
    aspect,
    crossfadeSeconds,
    music,
    ...framing,
    directory,
    signal,
  };
  const reel = await composeReel({ ...order, onProgress: report });
  await storeArtifact(db, ref, "cut", { file: reel.path });
  return { outputSeconds: reel.durationSeconds, sizeBytes: (await stat(reel.path)).size };
}
