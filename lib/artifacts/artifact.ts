import { videoFolder } from "#lib/videos/new-video.ts";

/** Which job works on which video. What travels in events and step results. */
export type JobRef = { jobId: string; videoId: string; ownerId: string };

/** The kinds of files that a job can leave in storage, and what each is written as. */
export const artifactKinds = {
  visual: "json",
  speech: "json",
  transcript: "json",
  report: "json",
  poster: "jpg",
  sprite: "jpg",
  "sprite-index": "vtt",
  peaks: "json",
  shots: "json",
  "shot-sprite": "jpg",
  selection: "json",
  reel: "mp4",
  workout: "json",
  cut: "mp4",
  preview: "webp",
  "preview-gif": "gif",
  "captions-srt": "srt",
  "captions-vtt": "vtt",
  chapters: "vtt",
  ffmetadata: "txt",
  edl: "edl",
  fcpxml: "fcpxml",
  otio: "otio",
  "segments-json": "json",
  "segments-csv": "csv",
} as const;
export type ArtifactKind = keyof typeof artifactKinds;

export const contentTypes = {
  json: "application/json",
  jpg: "image/jpeg",
  mp4: "video/mp4",
  gif: "image/gif",
  webp: "image/webp",
  vtt: "text/vtt; charset=utf-8",
  srt: "application/x-subrip; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  edl: "text/plain; charset=utf-8",
  fcpxml: "application/xml",
  otio: "application/json",
} as const;

/** Where a job keeps its file of a kind: below the folder of its video. */
export function artifactPath(ref: JobRef, kind: ArtifactKind): string {
  return `${videoFolder(ref.ownerId, ref.videoId)}/${ref.jobId}-${kind}.${artifactKinds[kind]}`;
}
