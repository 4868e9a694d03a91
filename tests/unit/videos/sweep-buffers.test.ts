import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect, it } from "vitest";
import { sweepBuffers } from "#lib/videos/sweep-buffers.ts";

const pieceBytes = 64 * 1024;
const pieces = 1024;

/** Sends 64 MB through, each piece in a buffer of its own, and answers what came out and the most that was waiting to be collected. */
async function send(): Promise<{ arrived: number; waiting: number }> {
  const before = process.memoryUsage().arrayBuffers;
  let arrived = 0;
  let waiting = 0;
  const source = Readable.from(
    (function* () {
      for (let index = 0; index < pieces; index++) yield Buffer.alloc(pieceBytes, index);
    })(),
  );
  const target = new Writable({
    write(chunk: Buffer, _encoding, done) {
      arrived += chunk.length;
      waiting = Math.max(waiting, process.memoryUsage().arrayBuffers - before);
      setImmediate(done);
    },
  });
  await pipeline(source, sweepBuffers(), target);
  return { arrived, waiting };
}

it("passes everything on and lets few of its buffers wait", async () => {
  const { arrived, waiting } = await send();
  expect(arrived).toBe(pieces * pieceBytes);
  expect(waiting).toBeLessThan((pieces * pieceBytes) / 4);
});
