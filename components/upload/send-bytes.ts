import { DetailedError, defaultOptions, Upload } from "tus-js-client";
import { loadBrowserClient } from "#components/live/browser-client.ts";
import type { ApiRefusal } from "#components/ui/call-api.ts";
import type { PublicConfig } from "#components/ui/public-config.tsx";
import { refusalOf } from "./refusal-of.ts";
import type { UploadTicket } from "./upload-tickets.ts";

/** The piece size that Supabase storage asks of resumable uploads. */
const chunkBytes = 6 * 1024 * 1024;

export type ByteStream = { done: Promise<void>; pause: () => void; resume: () => void };

function explain(error: Error): ApiRefusal {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  const refusal = { status: response?.getStatus() ?? 0, body: response?.getBody() ?? "" };
  return refusalOf(refusal, navigator.onLine);
}

/** Sends a file's bytes resumably, going on where an earlier try of the same ticket stopped; aborting stops it for good. */
export async function sendBytes(
  file: File,
  ticket: UploadTicket,
  config: PublicConfig,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<ByteStream> {
  const client = await loadBrowserClient(config);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const upload = new Upload(file, {
    endpoint: ticket.resumableUrl,
    chunkSize: chunkBytes,
    retryDelays: [0, 1000, 3000, 5000, 10_000, 20_000],
    // A full disk stays full until somebody makes room.
    onShouldRetry: (error, attempt, options) =>
      error.originalResponse?.getStatus() !== 507 &&
      (defaultOptions.onShouldRetry?.(error, attempt, options) ?? true),
    // The address comes before the first byte, so that even the first piece can be gone on with after a reload.
    uploadDataDuringCreation: false,
    removeFingerprintOnSuccess: true,
    fingerprint: async () => `pitchquest-${ticket.videoId}`,
    metadata: {
      bucketName: ticket.bucket,
      objectName: ticket.path,
      contentType: file.type || "application/octet-stream",
      cacheControl: "3600",
    },
    headers: { apikey: config.supabaseKey },
    // Asked anew for each request: a long upload outlives the token it began with.
    onBeforeRequest: async (request) => {
      const { data } = await client.auth.getSession();
      if (data.session) request.setHeader("authorization", `Bearer ${data.session.access_token}`);
    },
    onProgress: (sent) => onSent(sent),
    onSuccess: () => resolve(),
    onError: (error) => reject(explain(error)),
  });
  const [earlier] = await upload.findPreviousUploads();
  if (earlier) upload.resumeFromPreviousUpload(earlier);
  signal.throwIfAborted();
  signal.addEventListener("abort", () => {
    reject(signal.reason);
    // Also asks the storage to forget it; where that fails, its own time limit does.
    upload.abort(true).catch(() => undefined);
  });
  upload.start();
  return { done: promise, pause: () => void upload.abort(), resume: () => upload.start() };
}
