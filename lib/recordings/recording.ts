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

export type Source = { video: Video; sourcePath: string; probe: MediaProbe; directory: string };

export type Recording = Source & { prepared: PreparedMedia };

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

/** What was found out about a video when it was uploaded. @throws AppError 400 `video_not_uploaded` */
export function getFacts(video: Video): MediaProbe {
  if (video.facts) return video.facts;
  throw new AppError("video_not_uploaded", "The upload of this video is not complete yet.");
}

/** The source of a recording on this machine's disk, fetched once for a job. */
export async function openSource(db: Db, ref: JobRef, signal?: AbortSignal): Promise<Source> {
  const video = await getVideo(db, ref.ownerId, ref.videoId);
  const probe = getFacts(video);
  const directory = workDirectory(ref.jobId);
  await mkdir(directory, { recursive: true });
  return { video, probe, directory, sourcePath: await fetchSource(db, video, directory, signal) };
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
  const source = await openSource(db, ref, signal);
  const prepared = await prepareMedia({ ...source, signal, onProgress: report });
  return { ...source, prepared };
}

/** Removes what a job left on this machine's disk. */
export async function closeRecording(jobId: string): Promise<void> {
  await rm(workDirectory(jobId), { recursive: true, force: true });
}
