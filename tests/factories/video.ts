import type { Video } from "#lib/videos/schema.ts";
import type { VideoCard, VideoView } from "#lib/videos/video-view.ts";
import { makeJob, makeSteps } from "./job.ts";

export function makeVideo(change: Partial<Video> = {}): Video {
  return {
    id: "0b7f0c2e-5d6a-4c1e-9a57-3f1f0c9a1d01",
    ownerId: "8a0a6f0e-0000-4000-8000-000000000001",
    projectId: null,
    status: "completed",
    filename: "seed-round-take-3.mp4",
    title: "seed-round-take-3.mp4",
    kept: false,
    storagePath: "owner/video/source.mp4",
    captionsPath: null,
    sizeBytes: 84_300_000,
    sha256: "ab".repeat(32),
    durationSeconds: 192.4,
    facts: {
      container: "mp4",
      durationSeconds: 192.4,
      sizeBytes: 84_300_000,
      video: {
        streamIndex: 0,
        codec: "h264",
        width: 1920,
        height: 1080,
        rotation: 0,
        framesPerSecond: 30,
        variableFrameRate: false,
        frameCount: 5772,
        pixelFormat: "yuv420p",
      },
      audio: { streamIndex: 1, codec: "aac", channels: 2, sampleRate: 48_000 },
    },
    createdAt: "2026-11-20T09:12:00.000Z",
    uploadedAt: "2026-11-20T09:12:30.000Z",
    resultsExpiredAt: null,
    ...change,
  };
}

export function makeVideoView(change: Partial<VideoView> = {}): VideoView {
  return {
    video: makeVideo(),
    job: makeJob({ status: "completed", progress: 100 }),
    steps: makeSteps(),
    report: null,
    reportCreatedAt: null,
    series: [],
    playbackUrl: null,
    posterUrl: null,
    sprite: null,
    waveform: null,
    shots: [],
    reel: null,
    cut: null,
    ...change,
  };
}

export function makeVideoCard(change: Partial<VideoCard> = {}): VideoCard {
  return {
    video: makeVideo(),
    overallScore: 72,
    job: makeJob({ status: "completed", progress: 100 }),
    posterUrl: null,
    project: null,
    snippet: null,
    ...change,
  };
}
