import { type FileHandle, open } from "node:fs/promises";

/** More than a response takes in before it asks for patience: when it wants the next piece, the last one is sent. */
const pieceBytes = 256 * 1024;

/** Reads until the buffer is full or the file is over; answers how many bytes there were. */
async function fill(file: FileHandle, buffer: Buffer, position: number): Promise<number> {
  for (let filled = 0; ; ) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, position + filled);
    filled += bytesRead;
    if (bytesRead === 0 || filled === buffer.length) return filled;
  }
}

/**
 * The bytes from `start` to `end`, both included, of a file, one buffer for all of them: a piece is good until the next
 * is asked for. A stream leaves a buffer behind for every piece, and the collector lets 64 MB of them pile up.
 * @throws Error where the file cannot be read
 */
export async function* readStretch(
  path: string,
  { start, end }: { start: number; end: number },
): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(Math.min(pieceBytes, end - start + 1));
    for (let position = start; position <= end; ) {
      const wanted = buffer.subarray(0, Math.min(buffer.length, end - position + 1));
      const bytes = await fill(file, wanted, position);
      if (bytes === 0) return;
      yield wanted.subarray(0, bytes);
      position += bytes;
    }
  } finally {
    await file.close();
  }
}
