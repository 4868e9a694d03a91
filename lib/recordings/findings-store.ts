import { z } from "zod";
import { type Db, write } from "#lib/db.ts";
import { AppError } from "#lib/errors.ts";
import { type PitchReport, pitchReportSchema } from "#lib/pitch/report.ts";
import { type Series, seriesSchema } from "#lib/signals/measurement.ts";
import { type SpeechAnalysis, speechAnalysisSchema } from "#lib/signals/speech-measurements.ts";
import { type VisualAnalysis, visualAnalysisSchema } from "#lib/signals/visual-measurements.ts";
import { videoFolder } from "#lib/videos/new-video.ts";
import { findText, storeObject } from "#lib/videos/video-storage.ts";
import type { JobRef } from "./recording.ts";

/** Files that a pitch analysis leaves in storage, all below the video's folder. */
export type ArtifactKind = "visual" | "speech" | "report" | "poster";

const extensions = { visual: "json", speech: "json", report: "json", poster: "jpg" } as const;
const contentTypes = { json: "application/json", jpg: "image/jpeg" } as const;

export function artifactPath(ref: JobRef, kind: ArtifactKind): string {
  return `${videoFolder(ref.ownerId, ref.videoId)}/${ref.jobId}-${kind}.${extensions[kind]}`;
}

/** Stores a file of a job and its row. Repeating it replaces both. */
export async function storeArtifact(db: Db, ref: JobRef, kind: ArtifactKind, body: Buffer): Promise<string> {
  const path = artifactPath(ref, kind);
  await storeObject(db, "artifacts", path, body, contentTypes[extensions[kind]]);
  const row = {
    job_id: ref.jobId,
    video_id: ref.videoId,
    owner_id: ref.ownerId,
    kind,
    storage_path: path,
    content_type: contentTypes[extensions[kind]],
    size_bytes: body.byteLength,
  };
  await write(db.from("artifacts").upsert(row, { onConflict: "job_id,kind" }));
  return path;
}

async function load<S extends z.ZodType>(
  db: Db,
  ref: JobRef,
  kind: ArtifactKind,
  schema: S,
): Promise<z.infer<S>> {
  const text = await findText(db, "artifacts", artifactPath(ref, kind));
  if (text === null)
    throw new AppError("findings_missing", "The findings of an earlier step are gone.", { httpStatus: 500 });
  return schema.parse(JSON.parse(text));
}

export function loadVisual(db: Db, ref: JobRef): Promise<VisualAnalysis> {
  return load(db, ref, "visual", visualAnalysisSchema);
}

export function loadSpeech(db: Db, ref: JobRef): Promise<SpeechAnalysis> {
  return load(db, ref, "speech", speechAnalysisSchema);
}

export function loadReport(db: Db, ref: JobRef): Promise<PitchReport> {
  return load(db, ref, "report", pitchReportSchema);
}

/** The signals over time of a finished job, for the page; empty where its files are gone. */
export async function findSeries(db: Db, ref: JobRef): Promise<Series[]> {
  const withSeries = z.object({ series: z.array(seriesSchema) });
  const texts = await Promise.all(
    (["speech", "visual"] as const).map((kind) => findText(db, "artifacts", artifactPath(ref, kind))),
  );
  return texts.flatMap((text) => (text === null ? [] : withSeries.parse(JSON.parse(text)).series));
}
