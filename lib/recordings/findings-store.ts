import { z } from "zod";
import { artifactPath, type JobRef } from "#lib/artifacts/artifact.ts";
import { loadArtifact } from "#lib/artifacts/repository.ts";
import type { Db } from "#lib/db.ts";
import { type PitchReport, pitchReportSchema } from "#lib/pitch/report.ts";
import { type Series, seriesSchema } from "#lib/signals/measurement.ts";
import { type SpeechAnalysis, speechAnalysisSchema } from "#lib/signals/speech-measurements.ts";
import { type VisualAnalysis, visualAnalysisSchema } from "#lib/signals/visual-measurements.ts";
import { findText } from "#lib/videos/video-storage.ts";

export function loadVisual(db: Db, ref: JobRef): Promise<VisualAnalysis> {
  return loadArtifact(db, ref, "visual", visualAnalysisSchema);
}

export function loadSpeech(db: Db, ref: JobRef): Promise<SpeechAnalysis> {
  return loadArtifact(db, ref, "speech", speechAnalysisSchema);
}

export function loadReport(db: Db, ref: JobRef): Promise<PitchReport> {
  return loadArtifact(db, ref, "report", pitchReportSchema);
}

/** The signals over time of a finished job, for the page; empty where its files are gone. */
export async function findSeries(db: Db, ref: JobRef): Promise<Series[]> {
  const withSeries = z.object({ series: z.array(seriesSchema) });
  const texts = await Promise.all(
    (["speech", "visual"] as const).map((kind) => findText(db, "artifacts", artifactPath(ref, kind))),
  );
  return texts.flatMap((text) => (text === null ? [] : withSeries.parse(JSON.parse(text)).series));
}
