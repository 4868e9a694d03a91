import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findBinary } from "#lib/media/binaries.ts";
import { runProcess } from "#lib/media/run-process.ts";

/** Folder of the real clips; PITCHQUEST_MEDIA names another than the one beside the checkout. */
export const mediaFolder = process.env.PITCHQUEST_MEDIA ?? resolve("../shared/media");

/** Path of a real clip, or null with a word when it is not there. */
export function findClip(name: string): string | null {
  const path = join(mediaFolder, name);
  if (existsSync(path)) return path;
  console.error(`${path} is not there: skipped.`);
  return null;
}

/** Runs ffmpeg; the benches make their synthetic clips with it. */
export async function ffmpeg(...args: string[]): Promise<void> {
  const all = ["-v", "error", "-nostdin", "-y", ...args];
  const code = await runProcess(findBinary("ffmpeg").path, all, { timeoutSeconds: 600 });
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${args.join(" ")}`);
}

export async function withDirectory<T>(use: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "pitchquest-bench-"));
  try {
    return await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** D: what decoding alone takes. */
export function decodeSeconds(path: string): Promise<number> {
  return secondsOf(() => ffmpeg("-i", path, "-f", "null", "-"));
}
