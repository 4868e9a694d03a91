import { z } from "zod";
import { ApiRefusal, callApi } from "#components/ui/call-api.ts";
import type { PublicConfig } from "#components/ui/public-config.tsx";
import { type ByteStream, sendBytes } from "./send-bytes.ts";
import { dropTicket, findTicket, keepTicket, type UploadTicket } from "./upload-tickets.ts";

const openedSchema = z.object({
  video_id: z.string(),
  bucket: z.string(),
  path: z.string(),
  resumable_url: z.string(),
});

export type SendListener = {
  onMove: (phase: "opening" | "finalising" | "starting") => void;
  onSent: (bytes: number) => void;
  /** The bytes are on their way and can be paused. */
  onStream: (stream: ByteStream) => void;
};

/** The recording is stored and only the analysis did not start: `videoId` says which. */
export class NotStarted extends Error {
  readonly videoId: string;
  constructor(videoId: string, cause: unknown) {
    super("the analysis did not start", { cause });
    this.name = "NotStarted";
    this.videoId = videoId;
  }
}

async function openTicket(file: File, captions: File | null): Promise<UploadTicket> {
  const kept = findTicket(localStorage, file);
  if (kept) return kept;
  const opened = openedSchema.parse(
    await callApi("POST", "/api/videos", {
      filename: file.name,
      size_bytes: file.size,
      content_type: file.type,
      ...(captions ? { captions: { filename: captions.name, text: await captions.text() } } : {}),
    }),
  );
  const ticket = {
    videoId: opened.video_id,
    bucket: opened.bucket,
    path: opened.path,
    resumableUrl: opened.resumable_url,
  };
  keepTicket(localStorage, file, ticket);
  return ticket;
}

/** Whether going on with this upload is of no use, because the server has said no to it. */
function isFinalRefusal(error: unknown): boolean {
  return error instanceof ApiRefusal && error.status >= 400 && error.status < 500;
}

/**
 * Takes a recording all the way: opens it, sends its bytes, has it verified and starts the analysis. Answers its id.
 * Aborting while the bytes are on their way removes what was sent.
 * @throws ApiRefusal where it was not stored; NotStarted where it was
 */
export async function sendVideo(
  file: File,
  captions: File | null,
  config: PublicConfig,
  listener: SendListener,
  signal: AbortSignal,
): Promise<string> {
  listener.onMove("opening");
  const ticket = await openTicket(file, captions);
  try {
    const stream = await sendBytes(file, ticket, config, listener.onSent, signal);
    listener.onStream(stream);
    await stream.done;
    listener.onMove("finalising");
    await callApi("POST", `/api/videos/${ticket.videoId}/complete`);
  } catch (error) {
    if (signal.aborted || isFinalRefusal(error)) dropTicket(localStorage, file);
    // If this fails, the server's own sweep removes the rest later.
    if (signal.aborted) await callApi("DELETE", `/api/videos/${ticket.videoId}`).catch(() => undefined);
    throw error;
  }
  dropTicket(localStorage, file);
  listener.onMove("starting");
  try {
    await callApi("POST", `/api/analyze/${ticket.videoId}`);
  } catch (cause) {
    throw new NotStarted(ticket.videoId, cause);
  }
  return ticket.videoId;
}
