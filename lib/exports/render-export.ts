import { AppError } from "#lib/errors.ts";
import type { ExportView } from "./export-view.ts";
import type { TextFormat } from "./formats.ts";
import { writeCsv } from "./write-csv.ts";
import { writeEdl } from "./write-edl.ts";
import { writeFcpxml } from "./write-fcpxml.ts";
import { writeFfmetadata } from "./write-ffmetadata.ts";
import { writeJson } from "./write-json.ts";
import { writeOtio } from "./write-otio.ts";
import { writeSrt } from "./write-srt.ts";
import { writeChapters, writeVtt } from "./write-vtt.ts";

const besideTheCut: readonly TextFormat[] = ["srt", "vtt", "chapters", "ffmetadata"];

/** What is shown beside a cut follows it; what rebuilds the cut names moments of the video. */
export function followsTheCut(format: TextFormat): boolean {
  return besideTheCut.includes(format);
}

interface Writer {
  write: (view: ExportView) => string;
  extension: string;
  contentType: string;
}

const plain = "text/plain; charset=utf-8";
const writers: Record<TextFormat, Writer> = {
  srt: { write: writeSrt, extension: "srt", contentType: "application/x-subrip; charset=utf-8" },
  vtt: { write: writeVtt, extension: "vtt", contentType: "text/vtt; charset=utf-8" },
  chapters: { write: writeChapters, extension: "chapters.vtt", contentType: "text/vtt; charset=utf-8" },
  ffmetadata: { write: writeFfmetadata, extension: "ffmetadata.txt", contentType: plain },
  edl: { write: writeEdl, extension: "edl", contentType: plain },
  fcpxml: { write: writeFcpxml, extension: "fcpxml", contentType: "application/xml" },
  otio: { write: writeOtio, extension: "otio", contentType: "application/json" },
  json: { write: writeJson, extension: "json", contentType: "application/json" },
  csv: { write: writeCsv, extension: "csv", contentType: "text/csv; charset=utf-8" },
};

/**
 * Writes a view in a format.
 * @throws AppError 422 `no_transcript` for captions without words, `no_chapters`, `too_many_segments`
 */
export function renderExport(
  format: TextFormat,
  view: ExportView,
): { body: string; extension: string; contentType: string } {
  if ((format === "srt" || format === "vtt") && view.cues.length === 0) {
    const words = "Nothing was written down of this video, so there are no captions. Transcribe it first.";
    throw new AppError("no_transcript", words, { httpStatus: 422 });
  }
  if ((format === "chapters" || format === "ffmetadata") && view.chapters.length === 0) {
    throw new AppError("no_chapters", "This video has no chapters. Choose ranges, or analyse it first.", {
      httpStatus: 422,
    });
  }
  const { write, extension, contentType } = writers[format];
  return { body: write(view), extension, contentType };
}
