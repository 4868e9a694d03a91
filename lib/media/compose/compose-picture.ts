import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FrameRate } from "../frame-rate.ts";
import { findFreeParameterId, mergeConfigurations } from "./avc-configuration.ts";
import { encodeParts } from "./encode-parts.ts";
import type { Framing } from "./framing.ts";
import { MovieWriter } from "./movie-writer.ts";
import { type Part, planParts } from "./plan-parts.ts";
import type { FrameRange } from "./plan-pieces.ts";
import type { VideoPackets } from "./video-packets.ts";

export interface PictureOrder {
  sourcePath: string;
  streamIndex: number;
  /** Where coded pictures may be copied from; null to encode all. */
  source: VideoPackets | null;
  rate: FrameRate;
  phaseSeconds: number;
  ranges: FrameRange[];
  /** Frames that neighbours share in a cross-fade; 0 for hard cuts. */
  fadeFrames: number;
  framing: Framing;
  /** Frames at which another part of the picture may matter: its shots. */
  splits: number[];
  directory: string;
  signal?: AbortSignal;
  onProgress?: (fraction: number) => void;
}

/** Puts all parts into one movie, whose decoder is told of the parameter sets of every one of them. */
async function joinParts(
  order: PictureOrder,
  parts: Part[],
  encoded: Map<number, VideoPackets>,
): Promise<string> {
  const { rate, framing, source } = order;
  const path = join(order.directory, "picture.mov");
  const writer = await MovieWriter.create(path);
  const configurations: Buffer[] = [];
  try {
    for (const [place, part] of parts.entries()) {
      const origin = (part.kind === "copy" ? source : encoded.get(place)) as VideoPackets;
      const packets = part.kind === "copy" ? part.packets : origin.packets;
      const file = await open(origin.path);
      await writer.append(file, packets).finally(() => file.close());
      configurations.push(origin.configuration);
    }
    const { width, height } = framing;
    await writer.finish({ width, height, rate, configuration: mergeConfigurations(configurations) });
  } finally {
    await writer.close();
  }
  return path;
}

/**
 * Writes the ranges' pictures one after the other into a silent movie: copied where the code allows, the rest encoded.
 * Answers its path and how many of its frames were copied.
 * @throws AppError 500 `media_not_written`, 400 `media_timeout`, `video_incomplete`; the signal's reason when aborted
 */
export async function composePicture(order: PictureOrder): Promise<{ path: string; copiedFrames: number }> {
  const { rate, phaseSeconds, framing, streamIndex, source } = order;
  const parts = planParts(order.ranges, order.fadeFrames, source?.packets ?? null, order.splits);
  const parameterId = source ? findFreeParameterId(source.configuration) : 0;
  const picture = { path: order.sourcePath, streamIndex, rate, phaseSeconds, framing, parameterId };
  const encoded = await encodeParts(picture, parts, order);
  const path = await joinParts(order, parts, encoded);
  await Promise.all([...encoded.values()].map((piece) => rm(piece.path, { force: true })));
  const copiedFrames = parts.reduce((sum, part) => sum + (part.kind === "copy" ? part.packets.length : 0), 0);
  return { path, copiedFrames };
}
