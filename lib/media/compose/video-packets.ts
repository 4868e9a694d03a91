import { type FileHandle, open } from "node:fs/promises";
import { findBinary } from "../binaries.ts";
import { type FrameRate, secondsOfFrames } from "../frame-rate.ts";
import { fileUrl, hardenedInputOptions } from "../input-options.ts";
import { runProcess } from "../run-process.ts";
import { isCopyable } from "./avc-configuration.ts";

/** One coded picture, in the order of decoding. */
export interface VideoPacket {
  /** Its place among the pictures as shown, on the constant grid of the frame rate from the file's start on. */
  frame: number;
  position: number;
  size: number;
  /** Decoding can begin here: an IDR picture, and nothing shown before it comes after it. */
  isEntry: boolean;
}

/** The coded pictures of a file and the decoder configuration record (avcC) they need. */
export interface VideoPackets {
  path: string;
  configuration: Buffer;
  packets: VideoPacket[];
}

/** Further off the grid than this share of a frame, and the rate is not constant after all. */
const maxOffGrid = 0.3;

async function probe(path: string, args: string[], signal?: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  const all = ["-v", "error", ...(await hardenedInputOptions("ffprobe")), ...args, "-i", fileUrl(path)];
  await runProcess(findBinary("ffprobe").path, all, {
    signal,
    timeoutSeconds: 300,
    onStdout: (chunk) => chunks.push(chunk),
  });
  return Buffer.concat(chunks).toString("latin1");
}

type Fields = Map<string, string>;

/** A line of ffprobe's compact form: the kind of a section, then its fields. */
function parseLine(line: string): { kind: string; fields: Fields } {
  const [kind = "", ...pairs] = line.split("|");
  const split = pairs.map((pair): [string, string] => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return { kind, fields: new Map(split) };
}

/** ffprobe prints binary as lines of `offset: groups of hexadecimal digits  text`. */
function parseHexDump(dump: string): Buffer {
  const groups = dump.split("\\n").map((line) => /^[0-9a-f]+: ([0-9a-f ]+?) {2}/.exec(line)?.[1] ?? "");
  return Buffer.from(groups.join("").replaceAll(" ", ""), "hex");
}

async function isIdrPicture(file: FileHandle, position: number, size: number): Promise<boolean> {
  const head = Buffer.alloc(5);
  for (let at = position; at + 5 <= position + size; ) {
    await file.read(head, 0, 5, at);
    const type = (head[4] as number) & 0x1f;
    if (type === 5) return true;
    if (type >= 1 && type <= 4) return false;
    at += 4 + head.readUInt32BE(0);
  }
  return false;
}

type Listed = { frame: number; position: number; size: number; isKey: boolean };

function placePackets(packets: Fields[], startSeconds: number, rate: FrameRate) {
  const frameSeconds = secondsOfFrames(1, rate);
  const timed = packets.flatMap((fields) => {
    const place = (Number.parseFloat(fields.get("pts_time") ?? "") - startSeconds) / frameSeconds;
    return Number.isFinite(place) ? [{ place, fields }] : [];
  });
  const first = timed.reduce((least, { place }) => Math.min(least, place), Number.POSITIVE_INFINITY);
  const phase = Number.isFinite(first) ? first - Math.round(first) : 0;
  let isOnGrid = true;
  const listed = timed.map(({ place, fields }): Listed => {
    const frame = Math.round(place - phase);
    const [position, size] = [Number(fields.get("pos")), Number(fields.get("size"))];
    isOnGrid &&= Math.abs(place - phase - frame) <= maxOffGrid && Number.isInteger(position);
    return { frame, position, size, isKey: fields.get("flags")?.includes("K") ?? false };
  });
  return { listed, isOnGrid, phaseSeconds: phase * frameSeconds };
}

/** Marks the entries. Walking backwards, the earliest picture shown of all that follow is known. */
async function markEntries(file: FileHandle, listed: Listed[]): Promise<VideoPacket[]> {
  let earliestAfter = Number.POSITIVE_INFINITY;
  const packets: VideoPacket[] = [];
  for (const { frame, position, size, isKey } of listed.toReversed()) {
    const isEntry = isKey && frame < earliestAfter && (await isIdrPicture(file, position, size));
    packets.push({ frame, position, size, isEntry });
    earliestAfter = Math.min(earliestAfter, frame);
  }
  return packets.reverse();
}

/** The pictures of a file on the grid of a rate. */
export interface Pictures {
  /** The place after the last picture. */
  endFrame: number;
  /** Where frame 0 is shown: at most half a frame from the start of the file. */
  phaseSeconds: number;
  source: VideoPackets | null;
}

/**
 * Lists the pictures of a file. `source` tells where the coded pictures are
 * and is null where H.264 cannot be copied from: they are off the grid of the rate, or the container keeps them otherwise.
 * @throws the signal's reason when aborted
 */
export async function listPictures(
  path: string,
  streamIndex: number,
  rate: FrameRate,
  signal?: AbortSignal,
): Promise<Pictures> {
  const entries = "format=start_time:stream=extradata:packet=pts_time,size,pos,flags";
  const select = ["-select_streams", String(streamIndex), "-show_data", "-show_entries", entries];
  const lines = (await probe(path, [...select, "-of", "compact"], signal)).split("\n").map(parseLine);
  const fieldsOf = (kind: string) => lines.filter((line) => line.kind === kind).map((line) => line.fields);
  const startSeconds = Number(fieldsOf("format")[0]?.get("start_time")) || 0;
  const { listed, isOnGrid, phaseSeconds } = placePackets(fieldsOf("packet"), startSeconds, rate);
  const endFrame = listed.reduce((latest, { frame }) => Math.max(latest, frame + 1), 0);
  const configuration = parseHexDump(fieldsOf("stream")[0]?.get("extradata") ?? "");
  if (!isOnGrid || !isCopyable(configuration)) return { endFrame, phaseSeconds, source: null };
  const file = await open(path);
  try {
    return {
      endFrame,
      phaseSeconds,
      source: { path, configuration, packets: await markEntries(file, listed) },
    };
  } finally {
    await file.close();
  }
}
