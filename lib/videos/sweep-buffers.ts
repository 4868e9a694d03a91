import { Transform } from "node:stream";
import { findCollector } from "../garbage-collector.ts";

const sweepBytes = 4 * 1024 * 1024;

/**
 * Passes bytes on, and has the buffers that they came in collected every 4 MB. Left to itself the collector waits for
 * 64 MB of them, which then stay resident while the recording is measured. `look` sees each piece.
 */
export function sweepBuffers(look?: (chunk: Buffer) => void): Transform {
  const collect = findCollector();
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      look?.(chunk);
      bytes += chunk.length;
      if (bytes >= sweepBytes) {
        bytes = 0;
        collect({ type: "minor" });
      }
      done(null, chunk);
    },
  });
}
