import { type FileHandle, open } from "node:fs/promises";
import type { FrameRate } from "../frame-rate.ts";
import { box, type MovieSample, movieBox } from "./movie-boxes.ts";
import type { VideoPacket } from "./video-packets.ts";

/** Pictures are moved in pieces of at most this size. */
const bufferBytes = 4 * 1024 * 1024;

/**
 * Writes coded pictures one after the other into a QuickTime movie, without touching them. ffmpeg makes an MP4 of it:
 * its own ways of joining files round times or lose the second file's parameter sets.
 */
export class MovieWriter {
  private readonly file: FileHandle;
  private readonly samples: MovieSample[] = [];
  private readonly head: Buffer;
  private readonly buffer = Buffer.alloc(bufferBytes);
  private position: number;

  private constructor(file: FileHandle, head: Buffer) {
    this.file = file;
    this.head = head;
    this.position = head.length;
  }

  static async create(path: string): Promise<MovieWriter> {
    const brand = Buffer.from("qt  \0\0\0\0qt  ", "latin1");
    // Size 1: the true size stands in the eight bytes after the type, filled in at the end.
    const data = Buffer.from("\0\0\0\x01mdat\0\0\0\0\0\0\0\0", "latin1");
    return new MovieWriter(await open(path, "w"), Buffer.concat([box("ftyp", brand), data]));
  }

  /** Appends packets of a file; those shown first of them continue where the movie ends so far. */
  async append(source: FileHandle, packets: VideoPacket[]): Promise<void> {
    const firstFrame = packets.reduce((least, { frame }) => Math.min(least, frame), Number.POSITIVE_INFINITY);
    const shown = this.samples.length;
    for (const { frame, position, size, isEntry } of packets) {
      await this.copy(source, position, size);
      this.samples.push({ size, frame: shown + frame - firstFrame, isEntry });
    }
  }

  /** Writes the index: the movie is whole. */
  async finish(picture: {
    width: number;
    height: number;
    rate: FrameRate;
    configuration: Buffer;
  }): Promise<void> {
    const { width, height, rate, configuration } = picture;
    const moov = movieBox({
      width,
      height,
      configuration,
      timescale: rate.numerator,
      frameTicks: rate.denominator,
      samples: this.samples,
      firstSamplePosition: this.head.length,
    });
    this.head.writeBigUInt64BE(BigInt(this.position - this.head.length + 16), this.head.length - 8);
    await this.file.write(this.head, 0, this.head.length, 0);
    await this.file.write(moov, 0, moov.length, this.position);
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async copy(source: FileHandle, position: number, size: number): Promise<void> {
    for (let done = 0; done < size; ) {
      const wanted = Math.min(bufferBytes, size - done);
      const { bytesRead } = await source.read(this.buffer, 0, wanted, position + done);
      if (bytesRead === 0) throw new Error("A coded picture ends before its size.");
      await this.file.write(this.buffer, 0, bytesRead, this.position);
      this.position += bytesRead;
      done += bytesRead;
    }
  }
}
