import { nearestFrame } from "#lib/media/frame-rate.ts";
import { clockTime, plainLine } from "./clock.ts";
import type { ExportView } from "./export-view.ts";
import { timecodeOf } from "./timecode.ts";

const round = (value: number) => Number(value.toFixed(3));

/** A field of RFC 4180; what a spreadsheet would take for a formula stays text. */
function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = plainLine(value).replace(/^[=+\-@]/, "'$&");
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as RFC 4180 writes them, the first of them the head. */
export function writeTable(rows: (string | number | null)[][]): string {
  return `${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

/** The segments as a table (RFC 4180). */
export function writeCsv({ segments, rate }: ExportView): string {
  const head = [
    "number",
    "label",
    "start_seconds",
    "end_seconds",
    "duration_seconds",
    "start",
    "end",
    "start_timecode",
    "end_timecode",
    "score",
  ];
  const rows = segments.map(({ label, score, startSeconds, endSeconds }, index) => [
    index + 1,
    label,
    round(startSeconds),
    round(endSeconds),
    round(endSeconds - startSeconds),
    clockTime(startSeconds, "."),
    clockTime(endSeconds, "."),
    timecodeOf(nearestFrame(startSeconds, rate), rate),
    timecodeOf(nearestFrame(endSeconds, rate), rate),
    score === null ? null : round(score),
  ]);
  return writeTable([head, ...rows]);
}
