import { plainLine } from "./clock.ts";
import type { ExportView } from "./export-view.ts";

const escaped = (text: string) => plainLine(text).replace(/[=;#\\]/g, "\\$&");

/** Title and chapters as ffmpeg reads them: `ffmpeg -i video.mp4 -i chapters.txt -map_metadata 1 -c copy out.mp4`. */
export function writeFfmetadata({ title, chapters }: ExportView): string {
  const blocks = chapters.map(({ title: name, startSeconds, endSeconds }) =>
    [
      "[CHAPTER]",
      "TIMEBASE=1/1000",
      `START=${Math.round(startSeconds * 1000)}`,
      `END=${Math.round(endSeconds * 1000)}`,
      `title=${escaped(name)}`,
    ].join("\n"),
  );
  return `${[";FFMETADATA1", `title=${escaped(title)}`, ...blocks].join("\n")}\n`;
}
