import { availableParallelism } from "node:os";
import { AppError } from "#lib/errors.ts";
import { runTogether } from "../run-together.ts";
import { encodePiece, type PictureSource } from "./encode-piece.ts";
import { framesToEncode, type Part } from "./plan-parts.ts";
import { listPictures, type VideoPackets } from "./video-packets.ts";

const maxEncoders = Math.min(4, availableParallelism());

/** Shares of the frames done, whichever part they belong to. */
function openProgress(parts: Part[], onProgress: (fraction: number) => void) {
  const total = parts.reduce((sum, part) => sum + framesToEncode(part), 0);
  const done = new Map<number, number>();
  return (place: number, frames: number) => {
    done.set(place, frames);
    onProgress([...done.values()].reduce((sum, count) => sum + count, 0) / total);
  };
}

/**
 * Encodes the parts that need it, some at a time, each into a file of the directory; answers their packets by the
 * place of the part. Where one fails the others are stopped.
 * @throws AppError 500 `media_not_written`, 400 `media_timeout`; the signal's reason when aborted
 */
export async function encodeParts(
  picture: PictureSource,
  parts: Part[],
  output: { directory: string; signal?: AbortSignal; onProgress?: (fraction: number) => void },
): Promise<Map<number, VideoPackets>> {
  const encoded = new Map<number, VideoPackets>();
  const queue = [...parts.entries()];
  const report = openProgress(parts, (fraction) => output.onProgress?.(fraction));
  const encodeNext = async (signal: AbortSignal) => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [place, part] = next;
      if (part.kind === "copy") continue;
      const file = `piece-${place}.mp4`;
      const onFrames = (frames: number) => report(place, frames);
      const path = await encodePiece(picture, part, { directory: output.directory, file, signal, onFrames });
      const { source } = await listPictures(path, 0, picture.rate, signal);
      if (source?.packets.length !== framesToEncode(part)) throw incomplete(place);
      encoded.set(place, source);
      report(place, framesToEncode(part));
    }
  };
  await runTogether(output.signal, (signal) => Array.from({ length: maxEncoders }, () => encodeNext(signal)));
  return encoded;
}

function incomplete(place: number): AppError {
  return new AppError(
    "video_incomplete",
    "A part of this video could not be read for the cut. Export it as MP4 (H.264, AAC), upload it again and retry.",
    { cause: new Error(`part ${place} lacks frames`) },
  );
}
