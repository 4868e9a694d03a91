import type { JobRef } from "#lib/artifacts/artifact.ts";
import { loadArtifact, storeArtifact } from "#lib/artifacts/repository.ts";
import type { Db } from "#lib/db.ts";
import { toReelResult } from "#lib/highlights/reel-result.ts";
import { getJob } from "#lib/jobs/repository.ts";
import { saveResult } from "#lib/jobs/save-result.ts";
import type { StepContext } from "#lib/jobs/watch-work.ts";
import { composeReel } from "#lib/media/compose/compose-reel.ts";
import { openRecording, openSource } from "#lib/recordings/recording.ts";
import { chosenReelSchema, readConfig } from "./choose-segments.ts";
import { centreOfFaces } from "./face-places.ts";
import { fetchMusic } from "./fetch-music.ts";

/** What a cut reel came to. */
export type CutReel = { inputSeconds: number; outputSeconds: number };

/** Decodes the recording once; the next steps find it on this machine's disk. */
export async function readRecording(db: Db, ref: JobRef, { signal, report }: StepContext) {
  const { prepared } = await openRecording(db, ref, { signal, report });
  return { durationSeconds: prepared.durationSeconds, shots: prepared.shots.length };
}

/** Cuts what was chosen into one video and keeps it. */
export async function cutReel(db: Db, ref: JobRef, { signal, report }: StepContext): Promise<CutReel> {
  const [config, chosen, { sourcePath, probe, directory }] = await Promise.all([
    readConfig(db, ref),
    loadArtifact(db, ref, "selection", chosenReelSchema),
    openSource(db, ref, signal),
  ]);
  const { music_asset_id: assetId, aspect, crossfade_seconds: crossfadeSeconds } = config;
  const music = assetId === null ? null : await fetchMusic(db, ref.ownerId, assetId, { directory, signal });
  const reel = await composeReel({
    sourcePath,
    probe,
    ranges: chosen.segments,
    aspect,
    crossfadeSeconds,
    music,
    cuts: chosen.cuts,
    findCentre: (range) => centreOfFaces(chosen.places, range),
    directory,
    signal,
    onProgress: report,
  });
  await storeArtifact(db, ref, "reel", { file: reel.path });
  return { inputSeconds: probe.durationSeconds, outputSeconds: reel.durationSeconds };
}

/** Makes the reel and what it was chosen by the answer of the job. */
export async function saveReel(db: Db, ref: JobRef, reel: CutReel, now = new Date()): Promise<void> {
  const [selection, { startedAt }] = await Promise.all([
    loadArtifact(db, ref, "selection", chosenReelSchema),
    getJob(db, ref.ownerId, ref.jobId),
  ]);
  const processingSeconds = (now.getTime() - Date.parse(startedAt ?? now.toISOString())) / 1000;
  await saveResult(db, ref, toReelResult(selection, { ...reel, processingSeconds }));
}
