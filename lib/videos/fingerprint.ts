import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

export type Fingerprint = { sizeBytes: number; sha256: string };

/** Measures bytes as they pass. */
export function startFingerprint(): { add: (chunk: Uint8Array) => number; result: () => Fingerprint } {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  return {
    /** Answers the bytes so far. */
    add: (chunk) => {
      hash.update(chunk);
      sizeBytes += chunk.length;
      return sizeBytes;
    },
    result: () => ({ sizeBytes, sha256: hash.digest("hex") }),
  };
}

const pieceBytes = 512 * 1024;

/** Size and SHA-256 of a file on disk, read piece by piece into the same memory. */
export async function fingerprint(path: string): Promise<Fingerprint> {
  const { add, result } = startFingerprint();
  const piece = new Uint8Array(pieceBytes);
  await using file = await open(path);
  for (;;) {
    const { bytesRead } = await file.read(piece);
    if (bytesRead === 0) return result();
    add(piece.subarray(0, bytesRead));
  }
}
