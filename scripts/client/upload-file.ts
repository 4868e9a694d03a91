import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { Upload } from "tus-js-client";
import { z } from "zod";
import { callApi } from "./api-client.ts";

export type Server = { url: string; accessToken: string; publicKey: string };

const ticketSchema = z.object({
  video_id: z.uuid(),
  bucket: z.string(),
  path: z.string(),
  resumable_url: z.url(),
});
const chunkBytes = 6 * 1024 * 1024;

/** Captions that lie beside a video under the same name. */
async function findCaptions(path: string): Promise<{ filename: string; text: string } | undefined> {
  const stem = path.slice(0, path.length - extname(path).length);
  for (const extension of [".vtt", ".srt"]) {
    const text = await readFile(stem + extension, "utf8").catch(() => null);
    if (text !== null) return { filename: basename(stem + extension), text };
  }
  return undefined;
}

/**
 * Uploads a file the way the pages do: opens it, sends the bytes resumably to storage, has them verified.
 * @returns the id of the video
 * @throws ApiError; Error where the file cannot be read or the storage refuses the bytes
 */
export async function uploadFile(server: Server, path: string): Promise<string> {
  const { size } = await stat(path);
  const ticket = await callApi(server, "POST", "/api/videos", ticketSchema, {
    filename: basename(path),
    size_bytes: size,
    captions: await findCaptions(path),
  });
  await new Promise<void>((done, failed) => {
    new Upload(createReadStream(path), {
      endpoint: ticket.resumable_url,
      uploadSize: size,
      chunkSize: chunkBytes,
      headers: { authorization: `Bearer ${server.accessToken}`, apikey: server.publicKey },
      metadata: {
        bucketName: ticket.bucket,
        objectName: ticket.path,
        contentType: "application/octet-stream",
        cacheControl: "3600",
      },
      onError: failed,
      onSuccess: () => done(),
    }).start();
  });
  await callApi(server, "POST", join("/api/videos", ticket.video_id, "complete"), z.unknown());
  return ticket.video_id;
}
