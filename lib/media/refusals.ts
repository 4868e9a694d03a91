import { AppError } from "#lib/errors.ts";
import { sniffFile } from "./sniff.ts";

/** The reasons for which a file is not taken, as a person may read them. */
export const refusals = {
  empty: () => new AppError("file_empty", "This file is empty. Choose the video again."),
  notVideo: () =>
    new AppError("not_a_video", "This file is not a video. Choose an MP4, MOV, MKV, WebM or AVI file."),
  container: () =>
    new AppError(
      "container_not_allowed",
      "This kind of file is not accepted. Convert it to MP4, MOV, MKV, WebM or AVI and upload it again.",
    ),
  incomplete: () =>
    new AppError(
      "video_truncated",
      "This file is incomplete. Wait until the recording is saved or the copy is done, then upload it again.",
    ),
  breaksOff: (seconds: number, wantedSeconds: number) =>
    new AppError(
      "video_truncated",
      `This file breaks off after ${seconds.toFixed(1)} of ${wantedSeconds.toFixed(1)} seconds. Export or upload it again.`,
    ),
  undecodable: (what: "picture" | "sound") =>
    new AppError(
      "video_undecodable",
      `The ${what} in this file cannot be decoded. Export it as MP4 with H.264 video and AAC sound, and upload it again.`,
    ),
  tooLarge: (size: string) =>
    new AppError(
      "resolution_too_large",
      `The picture is ${size} pixels. Scale it down to 3840 × 2160 or less and upload it again.`,
    ),
};

/** Why ffprobe would not open a file, from its errors and the file's first bytes. */
export async function explainRefusal(path: string, errors: string): Promise<AppError> {
  const tooLarge = /Picture size (\d+)x(\d+) (?:exceeds|is invalid)/.exec(errors);
  if (tooLarge) return refusals.tooLarge(`${tooLarge[1]} × ${tooLarge[2]}`);
  const kind = await sniffFile(path);
  if (kind === "playlist" || /whitelist/i.test(errors)) return refusals.container();
  const isCutOff = /moov atom not found|ended prematurely|partial file|Truncat/i.test(errors);
  return isCutOff && kind !== "other" ? refusals.incomplete() : refusals.notVideo();
}
