import type { EncodeOrder } from "./encode-piece.ts";
import { type FrameRange, planPieces } from "./plan-pieces.ts";
import type { VideoPacket } from "./video-packets.ts";

/** A stretch of the new video: packets taken over, or an order for the encoder. */
export type Part = { kind: "copy"; packets: VideoPacket[] } | ({ kind: "encode" } & EncodeOrder);

/** Frames that a part has to encode. */
export function framesToEncode(part: Part): number {
  return part.kind === "copy" ? 0 : part.range.endFrame - part.range.startFrame;
}

/** The stretches between the cross-fades, and the cross-fades. */
function splitFades(ranges: FrameRange[], fadeFrames: number): EncodeOrder[] {
  return ranges.flatMap((range, index) => {
    const next = ranges[index + 1];
    const startFrame = range.startFrame + (index > 0 ? fadeFrames : 0);
    const endFrame = range.endFrame - (next ? fadeFrames : 0);
    const body = endFrame > startFrame ? [{ range: { startFrame, endFrame }, fadeTo: null }] : [];
    if (!next || fadeFrames === 0) return body;
    const from = { startFrame: endFrame, endFrame: range.endFrame };
    const fadeTo = { startFrame: next.startFrame, endFrame: next.startFrame + fadeFrames };
    return [...body, { range: from, fadeTo }];
  });
}

/** The frames between one split and the next, each by itself. */
function splitAt(splits: number[], { startFrame, endFrame }: FrameRange): FrameRange[] {
  const inside = splits.filter((frame) => frame > startFrame && frame < endFrame);
  const edges = [startFrame, ...inside, endFrame];
  return inside.length === 0
    ? [{ startFrame, endFrame }]
    : edges.slice(1).map((edge, index) => ({ startFrame: edges[index] as number, endFrame: edge }));
}

/**
 * The parts of a video of these ranges, in order.
 * @param fadeFrames what neighbours share in a cross-fade, 0 for hard cuts; at most half of the shortest range
 * @param packets of the source, where they may be copied; else null
 * @param splits where what is encoded begins anew, because it is framed differently from there on
 */
export function planParts(
  ranges: FrameRange[],
  fadeFrames: number,
  packets: VideoPacket[] | null,
  splits: number[] = [],
): Part[] {
  return splitFades(ranges, fadeFrames).flatMap((order): Part[] => {
    if (order.fadeTo) return [{ kind: "encode", ...order }];
    if (!packets)
      return splitAt(splits, order.range).map((range) => ({ kind: "encode", range, fadeTo: null }));
    return planPieces(packets, order.range).map(({ startFrame, endFrame, ...piece }): Part => {
      if (piece.kind === "encode") return { kind: "encode", range: { startFrame, endFrame }, fadeTo: null };
      return {
        kind: "copy",
        packets: packets.slice(piece.firstPacket, piece.firstPacket + piece.packetCount),
      };
    });
  });
}
