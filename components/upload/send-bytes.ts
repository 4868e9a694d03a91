import { DetailedError, defaultOptions, type HttpResponse, Upload, type UploadOptions } from "tus-js-client";
import { findAccessToken } from "#components/live/access-token.ts";
import { loadBrowserClient } from "#components/live/browser-client.ts";
import { ApiRefusal } from "#components/ui/call-api.ts";
import type { PublicConfig } from "#components/ui/public-config.tsx";
import { isFinalRefusal, refusalOf, sessionEnded } from "./refusal-of.ts";
import type { UploadTicket } from "./upload-tickets.ts";

/** The piece size that Supabase storage asks of resumable uploads. */
const chunkBytes = 6 * 1024 * 1024;

export type ByteStream = { done: Promise<void>; pause: () => void; resume: () => void };

function explain(error: Error): ApiRefusal {
  if (!(error instanceof DetailedError)) return refusalOf(noAnswer, navigator.onLine);
  if (error.causingError instanceof ApiRefusal) return error.causingError;
  return refusalOf(answerOf(error.originalResponse), navigator.onLine);
}

const noAnswer = { status: 0, body: "" };
const answerOf = (response: HttpResponse | null) =>
  response ? { status: response.getStatus(), body: response.getBody() } : noAnswer;

/** A full disk stays full until somebody makes room, and an ended session ended until somebody signs in. */
function isWorthAnotherTry(error: Error | DetailedError, attempt: number, options: UploadOptions): boolean {
  if (["disk_full", "session_expired"].includes(explain(error).code)) return false;
  return defaultOptions.onShouldRetry?.(error as DetailedError, attempt, options) ?? true;
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
    onShouldRetry: isWorthAnotherTry,
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
      const token = await findAccessToken(client, config);
      if (token === null) throw sessionEnded();
      request.setHeader("authorization", `Bearer ${token}`);
    },
    // Left to itself, the client begins anew wherever it is not told how far it had come.
    onAfterResponse: (request, response) => {
      const refusal = refusalOf(answerOf(response), navigator.onLine);
      const isPassing = response.getStatus() >= 400 && !isFinalRefusal(refusal);
      if (request.getMethod() === "HEAD" && isPassing) throw refusal;
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
