import { artifactPath } from "#lib/artifacts/artifact.ts";
import type { Caller } from "#lib/auth/caller.ts";
import { notFound } from "#lib/errors.ts";
import type { PitchReport } from "#lib/pitch/report.ts";
import { findLatestResult } from "#lib/results/repository.ts";
import { getVideo } from "#lib/videos/repository.ts";
import type { Video } from "#lib/videos/schema.ts";
import { findBytes } from "#lib/videos/video-storage.ts";

/** Everything that is printed of a take. */
export type PrintView = {
  video: Pick<Video, "id" | "title">;
  report: PitchReport;
  analysedAt: string;
  /** A JPEG of the take; null where there is no picture. */
  poster: Uint8Array | null;
};

/** @throws AppError 404 `video_not_found`, `result_not_found` */
export async function getPrintView({ db, actor }: Caller, videoId: string): Promise<PrintView> {
  const [video, result] = await Promise.all([
    getVideo(db, actor.ownerId, videoId),
    findLatestResult(db, videoId),
  ]);
  if (!result) throw notFound("result");
  const ref = { jobId: result.jobId, videoId, ownerId: actor.ownerId };
  const poster = await findBytes(db, "artifacts", artifactPath(ref, "poster"));
  const { id, title } = video;
  return { video: { id, title }, report: result.report, analysedAt: result.createdAt, poster };
}
