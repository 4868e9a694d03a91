import { open } from "node:fs/promises";

/** First bytes of a file, as Latin-1 text. */
async function readHead(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(128), 0, 128, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * What the first bytes say. ffprobe falls back on the file's name where they say nothing, and a name is no evidence.
 * WebM is Matroska with the document type "webm".
 */
export async function sniffFile(path: string): Promise<"iso" | "webm" | "playlist" | "other"> {
  const head = await readHead(path);
  if (/^.{4}(ftyp|moov|mdat|wide|free|skip|pnot)/s.test(head)) return "iso";
  if (head.startsWith("\x1aE\xdf\xa3") && head.includes("webm")) return "webm";
  return /^\W{0,3}(#EXTM3U|ffconcat|<\?xml[^>]*>\s*<MPD|<MPD)/.test(head) ? "playlist" : "other";
}
