import { clockTime, plainLine } from "./clock.ts";
import type { ExportView } from "./export-view.ts";

/** SubRip captions. */
export function writeSrt({ cues }: ExportView): string {
  return cues
    .map(({ startSeconds, endSeconds, text }, index) => {
      const times = `${clockTime(startSeconds, ",")} --> ${clockTime(endSeconds, ",")}`;
      return `${index + 1}\r\n${times}\r\n${plainLine(text).replaceAll("-->", "→")}\r\n`;
    })
    .join("\r\n");
}
