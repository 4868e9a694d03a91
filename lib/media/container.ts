import type { FfprobeReport } from "./ffprobe-report.ts";
import type { MediaProbe } from "./media-probe.ts";
import { sniffFile } from "./sniff.ts";

/** The container by the demuxer that took the file, told apart where one demuxer serves two. */
export async function identifyContainer(
  path: string,
  report: FfprobeReport,
): Promise<MediaProbe["container"]> {
  const names = report.format.format_name.split(",");
  if (names.includes("matroska")) return (await sniffFile(path)) === "webm" ? "webm" : "matroska";
  if (names.includes("mp4")) return report.format.tags?.major_brand?.startsWith("qt") ? "mov" : "mp4";
  return (["avi", "wav", "flac", "ogg", "mp3"] as const).find((name) => names.includes(name)) ?? "mp4";
}
