/** One picture of a movie in the order of decoding. */
export interface MovieSample {
  size: number;
  /** Its place among the pictures as shown, from 0. */
  frame: number;
  isEntry: boolean;
}

export interface Movie {
  width: number;
  height: number;
  /** Ticks a second, and ticks of one frame: the numerator and denominator of the frame rate. */
  timescale: number;
  frameTicks: number;
  configuration: Buffer;
  samples: MovieSample[];
  /** Where in the file the first sample begins; they follow each other without gaps. */
  firstSamplePosition: number;
}

const identityMatrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

const u16 = (...values: number[]) => {
  const buffer = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => void buffer.writeUInt16BE(value, index * 2));
  return buffer;
};
const u32List = (values: number[]) => {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => void buffer.writeUInt32BE(value >>> 0, index * 4));
  return buffer;
};
const u32 = (...values: number[]) => u32List(values);

export function box(type: string, ...contents: Buffer[]): Buffer {
  const size = contents.reduce((sum, content) => sum + content.length, 8);
  return Buffer.concat([u32(size), Buffer.from(type, "latin1"), ...contents]);
}

/** Consecutive equal values as pairs of count and value. */
function runs(values: number[]): number[][] {
  const pairs: [number, number][] = [];
  for (const value of values) {
    const last = pairs.at(-1);
    if (last && last[1] === value) last[0] += 1;
    else pairs.push([1, value]);
  }
  return pairs;
}

function sampleTable(
  { samples, frameTicks, width, height, configuration, ...movie }: Movie,
  delay: number,
): Buffer {
  const entry = Buffer.concat([
    Buffer.alloc(6),
    u16(1),
    Buffer.alloc(16),
    u16(width, height),
    u32(0x480000, 0x480000, 0),
    u16(1),
    Buffer.alloc(32),
    u16(24, 0xffff),
  ]);
  const offsets = runs(samples.map(({ frame }, index) => (frame - index + delay) * frameTicks));
  const entries = samples.flatMap(({ isEntry }, index) => (isEntry ? [index + 1] : []));
  const first = Buffer.alloc(8);
  first.writeBigUInt64BE(BigInt(movie.firstSamplePosition));
  return box(
    "stbl",
    box("stsd", u32(0, 1), box("avc1", entry, box("avcC", configuration))),
    box("stts", u32(0, 1, samples.length, frameTicks)),
    box("ctts", u32(0, offsets.length), u32List(offsets.flat())),
    box("stss", u32(0, entries.length), u32List(entries)),
    box("stsc", u32(0, 1, 1, samples.length, 1)),
    box("stsz", u32(0, 0, samples.length), u32List(samples.map(({ size }) => size))),
    box("co64", u32(0, 1), first),
  );
}

/**
 * The `moov` box of a silent movie of H.264 pictures at a constant rate (ISO/IEC 14496-12): a decoding time for each
 * frame, its time of display as an offset, and an edit list that lets the first picture show at 0.
 */
export function movieBox(movie: Movie): Buffer {
  const { width, height, timescale, frameTicks, samples } = movie;
  const duration = samples.length * frameTicks;
  // So far must decoding run ahead for no picture to be shown before it is decoded.
  const delay = samples.reduce((most, { frame }, index) => Math.max(most, index - frame), 0);
  const header = u32(0, 0, 0, timescale, duration, 0x10000);
  return box(
    "moov",
    box("mvhd", header, u16(0x100, 0), u32(0, 0, ...identityMatrix, 0, 0, 0, 0, 0, 0, 2)),
    box(
      "trak",
      box(
        "tkhd",
        u32(3, 0, 0, 1, 0, duration, 0, 0),
        u16(0, 0, 0, 0),
        u32(...identityMatrix, width << 16, height << 16),
      ),
      box("edts", box("elst", u32(0, 1, duration, delay * frameTicks, 0x10000))),
      box(
        "mdia",
        box("mdhd", u32(0, 0, 0, timescale, duration), u16(0x55c4, 0)),
        box("hdlr", u32(0, 0), Buffer.from("vide"), u32(0, 0, 0), Buffer.from([0])),
        box(
          "minf",
          box("vmhd", u32(1, 0, 0)),
          box("dinf", box("dref", u32(0, 1), box("url ", u32(1)))),
          sampleTable(movie, delay),
        ),
      ),
    ),
  );
}
