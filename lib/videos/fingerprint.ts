import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

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

/** Size and SHA-256 of a file on disk, read as a stream. */
export async function fingerprint(path: string): Promise<Fingerprint> {
  const { add, result } = startFingerprint();
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) add(chunk);
  return result();
}
