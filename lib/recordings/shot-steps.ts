import { readFile } from "node:fs/promises";
import type { JobRef } from "#lib/artifacts/artifact.ts";
import { loadArtifact, storeArtifact } from "#lib/artifacts/repository.ts";
import type { Db } from "#lib/db.ts";
import { getJob } from "#lib/jobs/repository.ts";
import { saveResult } from "#lib/jobs/save-result.ts";
import type { StepContext } from "#lib/jobs/watch-work.ts";
import { planSheet, type TileSheet } from "#lib/media/tile-sheet.ts";
import { writeFrameSheet } from "#lib/media/write-sheet.ts";
import { shotsConfigSchema } from "#lib/shots/config.ts";
import { keepShots } from "#lib/shots/keep-shots.ts";
import { describeShots, shotsResultSchema } from "#lib/shots/result.ts";
import type { Shot } from "#lib/signals/visual-measurements.ts";
import { openRecording, type Recording } from "./recording.ts";

/** Pictures beyond these would make a sheet that browsers do not open. */
const maxThumbnails = 700;
/** Past the transition that a shot comes in with, before what happens in it. */
const momentShare = 0.4;

async function readConfig(db: Db, ref: JobRef) {
  return shotsConfigSchema.parse((await getJob(db, ref.ownerId, ref.jobId)).config);
}

/** Decodes the recording, which finds its shots. */
export async function detectShots(db: Db, ref: JobRef, { signal, report }: StepContext) {
  const config = await readConfig(db, ref);
  const { prepared } = await openRecording(db, ref, { signal, report });
  return { shots: keepShots(prepared.shots, config).length };
}

/** A picture of each shot on one sheet, in one pass over the video. */
async function storeThumbnails(
  db: Db,
  ref: JobRef,
  { prepared, sourcePath, probe, directory }: Recording,
  shots: Shot[],
  { signal, report }: StepContext,
): Promise<TileSheet | null> {
  const { video } = prepared;
  if (!video || shots.length === 0) return null;
  const sheet = planSheet(Math.min(maxThumbnails, shots.length), video);
  const frames = shots.slice(0, sheet.count).map(({ startSeconds, endSeconds }) => {
    const moment = startSeconds + momentShare * (endSeconds - startSeconds);
    return Math.min(video.frameCount - 1, Math.floor(moment * video.framesPerSecond));
  });
  const source = { path: sourcePath, probe, framesPerSecond: video.framesPerSecond };
  const run = { directory, name: "shots.jpg", signal, onProgress: report };
  const path = await writeFrameSheet(source, frames, sheet, run);
  if (!path) return null;
  await storeArtifact(db, ref, "shot-sprite", await readFile(path));
  return sheet;
}

/** Keeps the shots as they will be answered, with their pictures. */
export async function pictureShots(db: Db, ref: JobRef, context: StepContext) {
  const config = await readConfig(db, ref);
  const recording = await openRecording(db, ref, { signal: context.signal });
  const shots = keepShots(recording.prepared.shots, config);
  const sheet = config.thumbnails ? await storeThumbnails(db, ref, recording, shots, context) : null;
  const { probe, prepared } = recording;
  const facts = { durationSeconds: prepared.durationSeconds, hasVideoStream: probe.video !== null };
  await storeArtifact(db, ref, "shots", Buffer.from(JSON.stringify(describeShots(shots, sheet, facts))));
  return { thumbnails: sheet?.count ?? 0 };
}

/** Makes the shots the answer of the job. */
export async function saveShots(db: Db, ref: JobRef): Promise<void> {
  await saveResult(db, ref, await loadArtifact(db, ref, "shots", shotsResultSchema));
}
