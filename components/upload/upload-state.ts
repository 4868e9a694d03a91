import { addSample, type RateSample } from "./transfer-rate.ts";
import type { Wish } from "./wish.ts";

export type UploadPhase =
  | { name: "waiting" }
  | { name: "opening" }
  | { name: "uploading"; sentBytes: number; paused: boolean; away: boolean; samples: RateSample[] }
  | { name: "finalising" }
  | { name: "starting" }
  | { name: "done"; videoId: string }
  | ({ name: "failed" } & Failure);

type Failure = {
  message: string;
  /** Known where the recording is stored and only the analysis did not start. */
  videoId: string | null;
  canRetry: boolean;
  /** It is tried again by itself when the network is back. */
  awaitsNetwork: boolean;
};

export type Upload = { id: string; file: File; captions: File | null; wish: Wish; phase: UploadPhase };

export type UploadEvent =
  | { type: "added"; uploads: Upload[] }
  | { type: "moved"; id: string; to: "opening" | "finalising" | "starting" }
  | { type: "sent"; id: string; bytes: number; atMs: number }
  | { type: "paused" | "resumed" | "retried" | "removed"; id: string }
  | { type: "done"; id: string; videoId: string }
  | ({ type: "failed"; id: string } & Failure)
  | { type: "network"; online: boolean };

type OneUploadEvent = Exclude<UploadEvent, { type: "added" | "network" }>;

function nextPhase(upload: Upload, event: OneUploadEvent): UploadPhase {
  const { phase } = upload;
  switch (event.type) {
    case "moved":
      return { name: event.to };
    case "sent": {
      const fresh = { sentBytes: 0, paused: false, away: false, samples: [] };
      const before = phase.name === "uploading" ? phase : fresh;
      const sentBytes = Math.max(before.sentBytes, event.bytes);
      const samples = addSample(before.samples, { atMs: event.atMs, bytes: sentBytes });
      return { ...before, name: "uploading", sentBytes, samples };
    }
    case "paused":
    case "resumed":
      // The rate starts over: the break would count as slowness.
      return phase.name === "uploading" ? { ...phase, paused: event.type === "paused", samples: [] } : phase;
    case "retried":
      return phase.name === "failed" ? { name: "waiting" } : phase;
    case "done":
      return { name: "done", videoId: event.videoId };
    case "failed":
      return {
        name: "failed",
        message: event.message,
        videoId: event.videoId,
        canRetry: event.canRetry,
        awaitsNetwork: event.awaitsNetwork,
      };
    case "removed":
      return phase;
  }
}

/** What sends bytes waits while there is no network; what failed for want of one begins again when it is back. */
function heedNetwork(phase: UploadPhase, online: boolean): UploadPhase {
  if (phase.name === "uploading" && phase.away === online) return { ...phase, away: !online, samples: [] };
  return phase.name === "failed" && phase.awaitsNetwork && online ? { name: "waiting" } : phase;
}

export function reduceUploads(uploads: readonly Upload[], event: UploadEvent): readonly Upload[] {
  if (event.type === "added") return [...uploads, ...event.uploads];
  if (event.type === "network")
    return uploads.map((upload) => ({ ...upload, phase: heedNetwork(upload.phase, event.online) }));
  if (event.type === "removed") return uploads.filter((upload) => upload.id !== event.id);
  return uploads.map((upload) =>
    upload.id === event.id ? { ...upload, phase: nextPhase(upload, event) } : upload,
  );
}

export function isUnderWay({ phase }: Upload): boolean {
  return ["opening", "uploading", "finalising", "starting"].includes(phase.name);
}

/** One at a time, in the order they came: the next to send, or null while one is under way. */
export function nextToSend(uploads: readonly Upload[]): Upload | null {
  if (uploads.some((upload) => isUnderWay(upload))) return null;
  return uploads.find((upload) => upload.phase.name === "waiting") ?? null;
}
