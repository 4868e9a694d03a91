import { open } from "node:fs/promises";
import type { TimeRange } from "#lib/signals/measurement.ts";

const sampleRate = 16_000;
const bytesPerSecond = 2 * sampleRate;
const headerBytes = 44;

function writeHeader(wav: Buffer, dataBytes: number): void {
  wav.write("RIFF", 0);
  wav.writeUInt32LE(headerBytes - 8 + dataBytes, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(bytesPerSecond, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(dataBytes, 40);
}

/** A stretch of a file of 16-bit mono samples at 16 kHz as a WAV file in memory: 1.9 MB a minute. */
export async function readWav(path: string, range: TimeRange): Promise<Buffer> {
  const first = 2 * Math.round(range.startSeconds * sampleRate);
  const last = 2 * Math.round(range.endSeconds * sampleRate);
  const wav = Buffer.alloc(headerBytes + last - first);
  const file = await open(path);
  try {
    const { bytesRead } = await file.read(wav, headerBytes, last - first, first);
    writeHeader(wav, bytesRead);
    return wav.subarray(0, headerBytes + bytesRead);
  } finally {
    await file.close();
  }
}
