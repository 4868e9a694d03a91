import type { AssetAnswer } from "#lib/assets/asset-answer.ts";
import { assetFilename } from "#lib/assets/asset-filename.ts";
import type { Caller } from "#lib/auth/caller.ts";
import { notFound } from "#lib/errors.ts";
import { type Page, pageOf } from "#lib/http/page.ts";
import { deleteVideo } from "#lib/videos/delete-video.ts";
import { getVideo, listProjectVideoRows } from "#lib/videos/repository.ts";
import type { Video } from "#lib/videos/schema.ts";
import { getProject } from "./repository.ts";

/** A verified video as its project shows it. */
export function toVideoAsset(video: Video, slug: string): AssetAnswer {
  return {
    asset_id: video.id,
    filename: assetFilename(video.filename, video.sha256 ?? ""),
    original_filename: video.filename,
    size_bytes: video.sizeBytes ?? 0,
    project_id: slug,
    status: video.status,
    duration_seconds: video.durationSeconds,
    created_at: video.createdAt,
  };
}

/** A project's videos, newest first. @throws AppError 404 `project_not_found` */
export async function listProjectVideos(caller: Caller, slug: string, page: Page) {
  const project = await getProject(caller, slug);
  const rows = await listProjectVideoRows(caller.db, project.id, page);
  return pageOf(
    rows.map((video) => toVideoAsset(video, slug)),
    page,
  );
}

/** Deletes a video of a project with all that is stored of it. @throws AppError 404 `project_not_found`, `video_not_found` */
export async function deleteProjectVideo(caller: Caller, slug: string, videoId: string) {
  const project = await getProject(caller, slug);
  const video = await getVideo(caller.db, caller.actor.ownerId, videoId);
  if (video.projectId !== project.id) throw notFound("video");
  return deleteVideo(caller, videoId);
}
