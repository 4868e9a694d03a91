import { stat } from "node:fs/promises";
import type { z } from "zod";
import type { ArtifactKind, JobRef } from "#lib/artifacts/artifact.ts";
import { storeArtifact } from "#lib/artifacts/repository.ts";
import type { Db } from "#lib/db.ts";
import { AppError } from "#lib/errors.ts";
import { getJob } from "#lib/jobs/repository.ts";
import { saveResult } from "#lib/jobs/save-result.ts";
import type { StepContext } from "#lib/jobs/watch-work.ts";
import { makePreview } from "#lib/media/compose/make-preview.ts";
import { makePoster } from "#lib/media/poster.ts";
import { openSource } from "#lib/recordings/recording.ts";
import { type CutExport, callerOf, readExportConfig } from "./cut-export.ts";
import type { ExportedFile, exportResultSchema } from "./export-result.ts";
import { type ExportView, retimeToCut } from "./export-view.ts";
import { type TextFormat, textFormats } from "./formats.ts";
import { getExportView } from "./get-export-view.ts";
import { followsTheCut, renderExport } from "./render-export.ts";

const artifactOf: Record<TextFormat, ArtifactKind> = {
  srt: "captions-srt",
  vtt: "captions-vtt",
  chapters: "chapters",
  ffmetadata: "ffmetadata",
  edl: "edl",
  fcpxml: "fcpxml",
  otio: "otio",
  json: "segments-json",
  csv: "segments-csv",
};

const round = (seconds: number) => Number(seconds.toFixed(3));

const noPicture = () =>
  new AppError("no_video_stream", "This file has no picture, so there is neither poster nor preview of it.", {
    httpStatus: 422,
  });

async function writePicture(
  db: Db,
  ref: JobRef,
  format: "poster" | "preview",
  view: ExportView,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const { sourcePath, probe, directory } = await openSource(db, ref, signal);
  if (!probe.video) throw noPicture();
  if (format === "poster") {
    const poster = await makePoster({ sourcePath, probe, signal });
    if (!poster) throw noPicture();
    await storeArtifact(db, ref, "poster", poster);
    return { format, artifact: "poster", size_bytes: poster.byteLength };
  }
  const { kind, path } = await makePreview({
    sourcePath,
    video: probe.video,
    ranges: view.segments,
    directory,
    signal,
  });
  const artifact = kind === "webp" ? "preview" : "preview-gif";
  await storeArtifact(db, ref, artifact, { file: path });
  return { format, artifact, size_bytes: (await stat(path)).size };
}

async function writeText(db: Db, ref: JobRef, format: TextFormat, view: ExportView): Promise<ExportedFile> {
  const body = Buffer.from(renderExport(format, view).body);
  await storeArtifact(db, ref, artifactOf[format], body);
  return { format, artifact: artifactOf[format], size_bytes: body.byteLength };
}

/** Writes and keeps every file but the cut itself. */
export async function writeFiles(
  db: Db,
  ref: JobRef,
  { signal, report }: StepContext,
): Promise<{ files: ExportedFile[] }> {
  const config = await readExportConfig(db, ref);
  const view = await getExportView(callerOf(db, ref), ref.videoId, config);
  const isCut = config.ranges !== null || config.reel_job_id !== null;
  const shown = isCut ? retimeToCut(view, config.crossfade_seconds) : view;
  const files: ExportedFile[] = [];
  for (const format of config.formats) {
    if (format === "mp4") continue;
    const isText = (textFormats as readonly string[]).includes(format);
    const text = format as TextFormat;
    files.push(
      isText
        ? await writeText(db, ref, text, followsTheCut(text) ? shown : view)
        : await writePicture(db, ref, format as "poster" | "preview", view, signal),
    );
    report(files.length / config.formats.length);
  }
  return { files };
}

/** Makes the list of what was written the answer of the job. */
export async function saveExport(
  db: Db,
  ref: JobRef,
  cut: CutExport,
  files: ExportedFile[],
  now = new Date(),
): Promise<void> {
  const [config, { startedAt }] = await Promise.all([
    readExportConfig(db, ref),
    getJob(db, ref.ownerId, ref.jobId),
  ]);
  const view = await getExportView(callerOf(db, ref), ref.videoId, config);
  const video: ExportedFile[] =
    cut.sizeBytes === null ? [] : [{ format: "mp4", artifact: "cut", size_bytes: cut.sizeBytes }];
  const result: z.infer<typeof exportResultSchema> = {
    files: [...video, ...files],
    input_duration: round(view.durationSeconds),
    output_duration: cut.outputSeconds === null ? null : round(cut.outputSeconds),
    segments: view.segments.map(({ startSeconds, endSeconds, label }) => ({
      start: round(startSeconds),
      end: round(endSeconds),
      label,
    })),
    processing_time: round((now.getTime() - Date.parse(startedAt ?? now.toISOString())) / 1000),
  };
  await saveResult(db, ref, result);
}
