import type { Caller } from "#lib/auth/caller.ts";
import { notFound } from "#lib/errors.ts";
import { highlightsConfigSchema } from "#lib/highlights/config.ts";
import { getJob } from "#lib/jobs/repository.ts";
import { findLatestResult } from "#lib/results/repository.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { type ExportView, retimeToCut } from "./export-view.ts";
import type { DownloadFormat, TextFormat } from "./formats.ts";
import { getExportView } from "./get-export-view.ts";
import { followsTheCut, renderExport } from "./render-export.ts";
import { writeScores } from "./write-scores.ts";

export type Download = { body: string; filename: string };

/** What a file of this video is called: its title without what file systems refuse. */
export function nameOf(title: string, extension: string): string {
  const stem = title.replace(/\.[a-z0-9]{2,4}$/i, "").replace(/[\p{Cc}\p{Cs}<>:"/\\|?*]+/gu, " ");
  return `${stem.replace(/\s+/g, " ").trim().slice(0, 100) || "take"}.${extension}`;
}

async function viewOf(
  caller: Caller,
  videoId: string,
  format: TextFormat,
  reelJobId: string | null,
): Promise<ExportView> {
  const view = await getExportView(caller, videoId, { reel_job_id: reelJobId });
  if (reelJobId === null || !followsTheCut(format)) return view;
  const { config } = await getJob(caller.db, caller.actor.ownerId, reelJobId);
  return retimeToCut(view, highlightsConfigSchema.parse(config).crossfade_seconds);
}

/**
 * Writes a take, or a reel of it, in a format that needs no video to be cut.
 * @throws AppError 404 `video_not_found`, `result_not_found`; 400 `video_not_uploaded`; 422 `reel_not_found`,
 * `no_transcript`, `no_chapters`, `too_many_segments`
 */
export async function writeDownload(
  caller: Caller,
  videoId: string,
  { format, reelJobId }: { format: DownloadFormat; reelJobId: string | null },
): Promise<Download> {
  if (format === "scores") {
    const { title } = await getVideo(caller.db, caller.actor.ownerId, videoId);
    const result = await findLatestResult(caller.db, videoId);
    if (!result) throw notFound("result");
    return { body: writeScores(result.report), filename: nameOf(title, "scores.csv") };
  }
  const view = await viewOf(caller, videoId, format, reelJobId);
  const { body, extension } = renderExport(format, view);
  return { body, filename: nameOf(`${view.title}${reelJobId ? " (reel)" : ""}`, extension) };
}

/** The header that has a browser save an answer under a name, in any script. */
export function attachment(filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\]/g, "_");
  const whole = encodeURIComponent(filename.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
