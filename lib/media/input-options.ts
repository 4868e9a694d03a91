import { resolve } from "node:path";
import { processWide } from "#lib/process-wide.ts";
import { findBinary } from "./binaries.ts";
import { runProcess } from "./run-process.ts";
import { threadOptions } from "./threads.ts";

/** Demuxers that read one file and nothing it names: no playlists, no concat scripts, no images. */
const allowedFormats = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,wav,flac,ogg,mp3";
/** 16 megapixels: 4K with room to spare; a decoded frame stays under 32 MB. */
export const maxPixels = 16_777_216;

const hardening: [option: string, value: string][] = [
  ["-protocol_whitelist", "file"],
  ["-format_whitelist", allowedFormats],
  ["-max_pixels", String(maxPixels)],
];

/** By the path of a binary. */
const knownHardening = processWide("ffmpeg hardening", () => new Map<string, Promise<string[]>>());

/** The hardening that a build knows; of its help, a megabyte, nothing is kept. */
async function askForHardening(binary: string): Promise<string[]> {
  let help = "";
  await runProcess(binary, ["-v", "quiet", "-h", "full"], {
    timeoutSeconds: 20,
    onStdout: (chunk) => {
      help += chunk.toString("latin1");
    },
  });
  return hardening.filter(([option]) => help.includes(option)).flat();
}

/** Options every reading of a foreign file gets, as far as this build knows them (asked once per binary, again after a failure). */
export async function hardenedInputOptions(name: "ffmpeg" | "ffprobe"): Promise<string[]> {
  const { path } = findBinary(name);
  let known = knownHardening.get(path);
  if (!known) {
    known = askForHardening(path);
    knownHardening.set(path, known);
    known.catch(() => knownHardening.delete(path));
  }
  return name === "ffmpeg" ? [...(await known), ...threadOptions()] : await known;
}

/** Asks the builds beforehand, while the process is small and nobody waits. What cannot be asked is told when it is needed. */
export function askBuilds(): void {
  for (const name of ["ffmpeg", "ffprobe"] as const) hardenedInputOptions(name).catch(() => undefined);
}

/** A path ffmpeg cannot mistake for an option or another protocol. */
export function fileUrl(path: string): string {
  return `file:${resolve(path)}`;
}
