import type { Chapter } from "#lib/exports/export-view.ts";
import { chaptersOfPitch } from "#lib/exports/list-chapters.ts";
import type { PitchReport, Reason } from "#lib/pitch/report.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import type { VideoView } from "#lib/videos/video-view.ts";
import { notMeasured } from "../reason-words.ts";
import { type PackedMarks, packMarks } from "./pack-marks.ts";
import { type PackedSeries, packSeries } from "./sheet-series.ts";

/** The series that have a lane, with the metric whose receipt says why one is missing. */
export const drawnSeries = {
  level: "loudness",
  pitch: "pitchVariation",
  eyeContact: "eyeContact",
  motion: "bodyMovement",
  gesture: "gestureShare",
} as const;
export type DrawnSeries = keyof typeof drawnSeries;

export type Highlight = TimeRange & { score: number; section: string | null };

/** All that the score sheet draws, and no more of a report than that: it goes to the browser whole. */
export type SheetData = {
  durationSeconds: number;
  marks: PackedMarks;
  series: PackedSeries[];
  reasons: Record<DrawnSeries, Reason | null>;
  /** In words, why a lane other than those of the series is empty; looked at only where it is. */
  absences: Record<"film" | "sections" | "shots" | "highlights", string>;
  waveform: VideoView["waveform"];
  sprite: VideoView["sprite"];
  chapters: Chapter[];
  highlights: Highlight[];
};

function reasonOf(report: PitchReport, metric: string): Reason | null {
  const { content, delivery, visual } = report.sections;
  const receipts = [delivery, visual, content].flatMap((section) => section.receipts);
  return receipts.find((receipt) => receipt.metric === metric && receipt.reason !== null)?.reason ?? null;
}

function explainAbsences(view: VideoView, report: PitchReport): SheetData["absences"] {
  const hasPicture = view.video.facts?.video != null;
  const { status, reason } = report.sections.content;
  const unseen = notMeasured("no_video_stream");
  return {
    film: hasPicture ? "The small pictures of this take are not kept any more." : unseen,
    sections: status === "assessed" ? "No part of a pitch is quoted from this take." : notMeasured(reason),
    shots: hasPicture ? "No shots are known of this take." : unseen,
    highlights: "No reel has been made of this take yet.",
  };
}

export function toSheetData(view: VideoView, report: PitchReport): SheetData {
  const names = Object.keys(drawnSeries) as DrawnSeries[];
  const reasons = Object.fromEntries(names.map((name) => [name, reasonOf(report, drawnSeries[name])]));
  const { videoDurationSeconds: durationSeconds } = report.metadata;
  return {
    durationSeconds,
    marks: packMarks(report.marks),
    series: view.series.filter(({ name }) => name in drawnSeries).map(packSeries),
    reasons: reasons as SheetData["reasons"],
    absences: explainAbsences(view, report),
    waveform: view.waveform,
    sprite: view.sprite,
    chapters: chaptersOfPitch(report.sections.content.rubric, durationSeconds),
    highlights: (view.reel?.finished?.result.segments ?? []).map(({ start, end, score, section }) => ({
      startSeconds: start,
      endSeconds: end,
      score,
      section,
    })),
  };
}
