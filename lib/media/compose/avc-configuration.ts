/** Reads unsigned Exp-Golomb numbers (H.264, 9.1) from the bits of a parameter set. */
class BitReader {
  private readonly bytes: Uint8Array;
  private at: number;

  constructor(bytes: Uint8Array, firstByte: number) {
    this.bytes = bytes;
    this.at = firstByte * 8;
  }

  unsigned(): number {
    let zeros = 0;
    while (this.bit() === 0 && zeros < 32) zeros += 1;
    let value = 1;
    for (let count = 0; count < zeros; count += 1) value = value * 2 + this.bit();
    return value - 1;
  }

  private bit(): number {
    const byte = this.bytes[this.at >> 3] ?? 0xff;
    const bit = (byte >> (7 - (this.at & 7))) & 1;
    this.at += 1;
    return bit;
  }
}

interface ParameterSets {
  sequence: Buffer[];
  picture: Buffer[];
}

function readSets(record: Buffer): ParameterSets {
  let at = 6;
  const take = (count: number) =>
    Array.from({ length: count }, () => {
      const size = record.readUInt16BE(at);
      const unit = record.subarray(at + 2, at + 2 + size);
      at += 2 + size;
      return unit;
    });
  const sequence = take((record[5] as number) & 0x1f);
  const pictureCount = record[at] as number;
  at += 1;
  return { sequence, picture: take(pictureCount) };
}

/** Whether a record is whole and says that each unit of a picture has its length in four bytes before it. */
export function isCopyable(record: Buffer): boolean {
  if (record[0] !== 1 || ((record[4] ?? 0) & 3) !== 3) return false;
  try {
    const { sequence, picture } = readSets(record);
    return [sequence, picture].every((units) => units.length > 0 && units.every((unit) => unit.length > 3));
  } catch {
    return false;
  }
}

/** The ids of the sequence and picture parameter sets in a decoder configuration record (ISO/IEC 14496-15, 5.3.3.1). */
export function listParameterIds(record: Buffer): number[] {
  const { sequence, picture } = readSets(record);
  // A sequence set has one byte of header and three of profile and level before its id, a picture set one of header.
  return [
    ...sequence.map((unit) => new BitReader(unit, 4).unsigned()),
    ...picture.map((unit) => new BitReader(unit, 1).unsigned()),
  ];
}

/** The least id that neither a sequence nor a picture parameter set of a record has. */
export function findFreeParameterId(record: Buffer): number {
  const taken = new Set(listParameterIds(record));
  return Array.from({ length: 32 }, (_, id) => id).find((id) => !taken.has(id)) ?? 31;
}

function writeSets(units: Buffer[]): Buffer[] {
  return units.flatMap((unit) => [Buffer.from([unit.length >> 8, unit.length & 0xff]), unit]);
}

const unique = (units: Buffer[]) =>
  units.filter((unit, index) => units.findIndex((other) => other.equals(unit)) === index);

/**
 * One record with the parameter sets of all: what a player needs to know before the first picture. Profile and level
 * are the highest of them; the trailer of the high profiles (chroma, bit depth) is the first's.
 */
export function mergeConfigurations(records: Buffer[]): Buffer {
  const [first] = records as [Buffer];
  const sets = records.map(readSets);
  const sequence = unique(sets.flatMap((set) => set.sequence));
  const picture = unique(sets.flatMap((set) => set.picture));
  const highest = (byte: number) => Math.max(...records.map((record) => record[byte] as number));
  const head = Buffer.from([1, highest(1), first[2] as number, highest(3), 0xff, 0xe0 | sequence.length]);
  const isHigh = highest(1) >= 100;
  // 4:2:0 and eight bits: nothing else is ever copied.
  const trailer = isHigh ? [Buffer.from([0xfd, 0xf8, 0xf8, 0])] : [];
  return Buffer.concat([
    head,
    ...writeSets(sequence),
    Buffer.from([picture.length]),
    ...writeSets(picture),
    ...trailer,
  ]);
}
