import { availableParallelism } from "node:os";

/** The number that a variable says, null where it says nothing; the start has checked it. */
function readNumber(name: "WORKER_CONCURRENCY" | "FFMPEG_THREADS"): number | null {
  const text = process.env[name];
  return text ? Number(text) : null;
}

/** Threads in which this process measures: WORKER_CONCURRENCY, else four, and no more than cores. */
export function countPoolThreads(cores = availableParallelism()): number {
  return Math.min(readNumber("WORKER_CONCURRENCY") ?? 4, cores);
}

/** Threads of the decoder of a whole file: FFMPEG_THREADS, else more than cores, for frames wait for those before them. */
export function countDecoderThreads(cores = availableParallelism()): number {
  return readNumber("FFMPEG_THREADS") ?? Math.min(4, 2 * cores);
}

/** What FFMPEG_THREADS adds to an input or an output of ffmpeg; nothing where ffmpeg may choose. */
export function threadOptions(): string[] {
  const threads = readNumber("FFMPEG_THREADS");
  return threads === null ? [] : ["-threads", String(threads)];
}
