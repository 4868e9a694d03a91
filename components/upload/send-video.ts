import { z } from "zod";
import { ApiRefusal, callApi } from "#components/ui/call-api.ts";
import type { PublicConfig } from "#components/ui/public-config.tsx";
import { decodeText } from "#lib/transcripts/decode-text.ts";
import { holdUpload } from "./hold-upload.ts";
import { isFinalRefusal } from "./refusal-of.ts";
import { type ByteStream, sendBytes } from "./send-bytes.ts";
import { dropTicket, findTicket, keepTicket, type UploadTicket } from "./upload-tickets.ts";
import { type Wish, wantsNotes, wantsReel } from "./wish.ts";

const openedSchema = z.object({
  video_id: z.string(),
  bucket: z.string(),
  path: z.string(),
  resumable_url: z.string(),
});

const statusSchema = z.object({ status: z.string() });

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

/** A recording on its way: the file, what is said in it where that is written down, and what is wanted of it. */
export type Parcel = { file: File; captions: File | null; wish: Wish };

async function readCaptions(captions: File) {
  const text = decodeText(new Uint8Array(await captions.arrayBuffer()));
  return { filename: captions.name, text };
}

/** How an upload stands that was begun before, perhaps in another tab. */
async function findTicketState(videoId: string): Promise<"open" | "stored" | "gone"> {
  try {
    const answer = await callApi("GET", `/api/status/${videoId}`);
    return statusSchema.parse(answer).status === "uploading" ? "open" : "stored";
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 404) return "gone";
    throw error;
  }
}

async function openTicket({ file, captions, wish }: Parcel): Promise<UploadTicket & { isStored: boolean }> {
  const kept = findTicket(localStorage, file);
  const state = kept && (await findTicketState(kept.videoId));
  if (kept && state !== "gone") return { ...kept, isStored: state === "stored" };
  const project = wish.project.trim();
  const opened = openedSchema.parse(
    await callApi("POST", "/api/videos", {
      filename: file.name,
      size_bytes: file.size,
      content_type: file.type,
      ...(captions ? { captions: await readCaptions(captions) } : {}),
      ...(project === "" ? {} : { project }),
    }),
  );
  const ticket = {
    videoId: opened.video_id,
    bucket: opened.bucket,
    path: opened.path,
    resumableUrl: opened.resumable_url,
  };
  keepTicket(localStorage, file, ticket);
  return { ...ticket, isStored: false };
}

/** Starts what is wanted of a stored recording. */
async function startWork(videoId: string, wish: Wish): Promise<void> {
  if (wantsNotes(wish)) await callApi("POST", `/api/analyze/${videoId}`);
  if (!wantsReel(wish)) return;
  await callApi("POST", `/api/videos/${videoId}/reels`, { target_duration: wish.reelSeconds });
}

/**
 * Takes a recording all the way: opens it, sends its bytes, has it verified and starts the analysis. Answers its id.
 * Aborting while the bytes are on their way removes what was sent.
 * @throws ApiRefusal where it was not stored; NotStarted where it was
 */
export async function sendVideo(
  parcel: Parcel,
  config: PublicConfig,
  listener: SendListener,
  signal: AbortSignal,
): Promise<string> {
  const { file, wish } = parcel;
  listener.onMove("opening");
  const ticket = await openTicket(parcel);
  if (ticket.isStored) {
    dropTicket(localStorage, file);
    return ticket.videoId;
  }
  try {
    await holdUpload(ticket.videoId, async () => {
      const stream = await sendBytes(file, ticket, config, listener.onSent, signal);
      listener.onStream(stream);
      await stream.done;
      listener.onMove("finalising");
      await callApi("POST", `/api/videos/${ticket.videoId}/complete`);
    });
  } catch (error) {
    if (signal.aborted || isFinalRefusal(error)) dropTicket(localStorage, file);
    // If this fails, the server's own sweep removes the rest later.
    if (signal.aborted) await callApi("DELETE", `/api/videos/${ticket.videoId}`).catch(() => undefined);
    throw error;
  }
  dropTicket(localStorage, file);
  listener.onMove("starting");
  try {
    await startWork(ticket.videoId, wish);
  } catch (cause) {
    throw new NotStarted(ticket.videoId, cause);
  }
  return ticket.videoId;
}
