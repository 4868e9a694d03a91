import type { VideoPacket } from "./video-packets.ts";

/** Frames of the source: from `startFrame` up to, not including, `endFrame`. */
export interface FrameRange {
  startFrame: number;
  endFrame: number;
}

export function framesIn(ranges: FrameRange[]): number {
  return ranges.reduce((sum, { startFrame, endFrame }) => sum + endFrame - startFrame, 0);
}

/** A stretch of the new video: coded pictures taken over as they are, or frames encoded anew. */
export type Piece =
  | ({ kind: "copy"; firstPacket: number; packetCount: number } & FrameRange)
  | ({ kind: "encode" } & FrameRange);

/** Fewer frames than these are not worth a seam on either side. */
const shortestCopyFrames = 12;

/** The longest run of packets from an entry on that shows every frame from it up to some frame, and none at or past the end. */
function longestCopy(packets: VideoPacket[], first: number, endFrame: number): number {
  const startFrame = (packets[first] as VideoPacket).frame;
  let latest = startFrame;
  let best = 0;
  for (let index = first; index < packets.length; index += 1) {
    const { frame } = packets[index] as VideoPacket;
    if (frame >= endFrame) break;
    latest = Math.max(latest, frame);
    const count = index - first + 1;
    // Frames are distinct: as many packets as there are places up to the latest means none is missing.
    if (latest === startFrame + count - 1) best = count;
  }
  return best;
}

/**
 * How a range is made of copied and encoded pieces. A copy begins at an entry and ends where, in the order of decoding,
 * nothing of what is shown before its end is missing; the frames before and after it are encoded.
 */
export function planPieces(packets: VideoPacket[], { startFrame, endFrame }: FrameRange): Piece[] {
  const isStart = (packet: VideoPacket) =>
    packet.isEntry && packet.frame >= startFrame && packet.frame < endFrame;
  const first = packets.findIndex(isStart);
  const count = first < 0 ? 0 : longestCopy(packets, first, endFrame);
  if (count < shortestCopyFrames) return [{ kind: "encode", startFrame, endFrame }];
  const copyStart = (packets[first] as VideoPacket).frame;
  const copyEnd = copyStart + count;
  const pieces: Piece[] = [
    { kind: "encode", startFrame, endFrame: copyStart },
    { kind: "copy", startFrame: copyStart, endFrame: copyEnd, firstPacket: first, packetCount: count },
    { kind: "encode", startFrame: copyEnd, endFrame },
  ];
  return pieces.filter((piece) => piece.endFrame > piece.startFrame);
}
