import { clipOf } from "#components/results/feedback/clip-range.ts";
import { formatClock } from "#components/ui/format.ts";
import type { PitchReport } from "#lib/pitch/report.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { type Ink, ink } from "./ink.ts";
import type { Sheet } from "./sheet.ts";

const labelWidth = 84;
const laneHeight = 20;
/** Seconds between two times under the axis: the first that leaves at most eight of them. */
const steps = [5, 10, 15, 30, 60, 120, 300, 600, 900];
const mostTimes = 8;

type Lane = { label: string; ranges: readonly TimeRange[]; colour: Ink; weight: number };

/** The lanes that have anything on them, from what was marked on the time axis. */
export function listLanes({ marks }: PitchReport): Lane[] {
  const lanes: Lane[] = [
    { label: "Speech", ranges: marks.speech, colour: "ink", weight: 0.5 },
    { label: "Pauses", ranges: marks.pauses, colour: "good", weight: 0.7 },
    { label: "Fillers", ranges: marks.fillers, colour: "warn", weight: 0.7 },
    { label: "Eyes away", ranges: marks.eyeContactLosses, colour: "poor", weight: 0.7 },
  ];
  return lanes.filter(({ ranges }) => ranges.length > 0);
}

/** The whole talk on one time axis, with a flag where each thing to work on shows. */
export function drawTimeAxis(sheet: Sheet, report: PitchReport): void {
  const lanes = listLanes(report);
  const duration = report.metadata.videoDurationSeconds;
  if (lanes.length === 0 || duration <= 0) return;
  sheet.ensure(90 + lanes.length * laneHeight);
  sheet.text("display", "On one line of time", {}, "H2");
  sheet.gap(20);
  const { doc, left, right } = sheet;
  const x = left + labelWidth;
  const scale = (right - x) / duration;
  const top = doc.y;
  for (const [row, lane] of lanes.entries()) {
    const y = top + row * laneHeight;
    sheet.line(y);
    sheet.text("small", lane.label, { y: y + 5, width: labelWidth });
    for (const { startSeconds, endSeconds } of lane.ranges)
      doc
        .rect(x + startSeconds * scale, y + 6, Math.max(0.8, (endSeconds - startSeconds) * scale), 8)
        .fillOpacity(lane.weight)
        .fill(ink[lane.colour]);
    doc.fillOpacity(1);
  }
  const end = top + lanes.length * laneHeight;
  sheet.line(end, left, right, "lineStrong");
  for (const [index, item] of report.feedback.improvements.entries()) {
    const clip = clipOf(item.evidence[0], duration);
    if (!clip) continue;
    const at = x + ((clip.startSeconds + clip.endSeconds) / 2) * scale;
    doc.moveTo(at, top - 4).lineTo(at, end);
    doc.lineWidth(0.8).stroke(ink.accent);
    const place = { x: at - 10, y: top - 16, width: 20, colour: "accent" } as const;
    sheet.text("figures", String(index + 1), { ...place, x: at - 2.5 });
  }
  const step = steps.find((seconds) => duration / seconds <= mostTimes) ?? 1800;
  for (let seconds = 0; seconds <= duration; seconds += step) {
    const at = x + seconds * scale;
    doc.moveTo(at, end).lineTo(at, end + 4);
    doc.lineWidth(0.5).stroke(ink.lineStrong);
    sheet.text("figures", formatClock(seconds), { x: at + 2, y: end + 3, width: 50, colour: "muted" });
  }
  doc.y = end + 34;
}
