import { open } from "node:fs/promises";
import type { FfprobeReport } from "./ffprobe-report.ts";
import type { MediaProbe } from "./media-probe.ts";

/** WebM is Matroska with the document type "webm", which stands in the first bytes. */
async function isWebm(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(128), 0, 128, 0);
    return buffer.subarray(0, bytesRead).includes("webm");
  } finally {
    await file.close();
  }
}

/** The container by the demuxer that took the file, told apart where one demuxer serves two. */
export async function identifyContainer(
  path: string,
  report: FfprobeReport,
): Promise<MediaProbe["container"]> {
  const names = report.format.format_name.split(",");
  if (names.includes("matroska")) return (await isWebm(path)) ? "webm" : "matroska";
  if (names.includes("mp4")) return report.format.tags?.major_brand?.startsWith("qt") ? "mov" : "mp4";
  return (["avi", "wav", "flac", "ogg"] as const).find((name) => names.includes(name)) ?? "mp4";
}
