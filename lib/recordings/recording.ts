import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { JobRef } from "#lib/artifacts/artifact.ts";
import type { Db } from "#lib/db.ts";
import { AppError } from "#lib/errors.ts";
import { workDirectory } from "#lib/jobs/work-directory.ts";
import type { MediaProbe } from "#lib/media/media-probe.ts";
import { prepareMedia } from "#lib/media/prepare.ts";
import type { PreparedMedia } from "#lib/media/prepared-media.ts";
import { getVideo } from "#lib/videos/repository.ts";
import type { Video } from "#lib/videos/schema.ts";
import { fetchObject } from "#lib/videos/video-storage.ts";

export type Recording = {
  video: Video;
  sourcePath: string;
  probe: MediaProbe;
  directory: string;
  prepared: PreparedMedia;
};

type Progress = { signal?: AbortSignal; report?: (fraction: number) => void };

async function fetchSource(db: Db, video: Video, directory: string, signal?: AbortSignal): Promise<string> {
  const path = join(directory, "source");
  const present = await stat(path).catch(() => null);
  if (present) return path;
  const partial = `${path}.partial`;
  await fetchObject(db, "videos", video.storagePath, partial, signal);
  await rename(partial, path);
  return path;
}

/**
 * The recording on this machine's disk, decoded once for all analysers. Comes back at once where an earlier step of
 * the job left it; on another machine, or after its disk was lost, it is built again from storage.
 */
export async function openRecording(
  db: Db,
  ref: JobRef,
  { signal, report }: Progress = {},
): Promise<Recording> {
  const video = await getVideo(db, ref.ownerId, ref.videoId);
  const probe = video.facts;
  if (!probe) throw new AppError("video_not_uploaded", "The upload of this video is not complete yet.");
  const directory = workDirectory(ref.jobId);
  await mkdir(directory, { recursive: true });
  const sourcePath = await fetchSource(db, video, directory, signal);
  const prepared = await prepareMedia({ sourcePath, directory, probe, signal, onProgress: report });
  return { video, sourcePath, probe, directory, prepared };
}

/** Removes what a job left on this machine's disk. */
export async function closeRecording(jobId: string): Promise<void> {
  await rm(workDirectory(jobId), { recursive: true, force: true });
}
