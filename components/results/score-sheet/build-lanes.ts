import { formatValue } from "#lib/pitch/format-value.ts";
import type { PitchReport, Reason } from "#lib/pitch/report.ts";
import type { Series } from "#lib/signals/measurement.ts";
import { notMeasured } from "../reason-words.ts";
import { drawArea, drawLine, valueAt } from "./draw-curve.ts";
import type { Lane } from "./lane.ts";
import { eyeLane, fillerLane, shotLane, speechLane } from "./mark-lanes.ts";

type Curve = {
  id: string;
  label: string;
  kind: "area" | "line";
  low: number;
  high: number;
  /** The metric whose receipt says why there is no curve. */
  metric: string;
};

/** What each curve shows from floor to ceiling. Fixed, so that two takes can be compared by eye. */
const curves = {
  level: { id: "level", label: "Level", kind: "area", low: -60, high: -6, metric: "loudness" },
  pitch: { id: "pitch", label: "Pitch", kind: "line", low: -10, high: 10, metric: "pitchVariation" },
  // Share of the picture that changes; a person who talks and moves stays well below a tenth.
  motion: { id: "motion", label: "Movement", kind: "area", low: 0, high: 0.08, metric: "bodyMovement" },
  gesture: { id: "gesture", label: "Gestures", kind: "area", low: 0, high: 1, metric: "gestureShare" },
} as const satisfies Record<string, Curve>;

function reasonOf(report: PitchReport, metric: string): Reason | null {
  const { content, delivery, visual } = report.sections;
  for (const section of [delivery, visual, content]) {
    const receipt = section.receipts.find((candidate) => candidate.metric === metric);
    if (receipt?.reason) return receipt.reason;
  }
  return null;
}

function missing(report: PitchReport, curve: { id: string; label: string; metric: string }): Lane {
  const because = notMeasured(reasonOf(report, curve.metric));
  return { id: curve.id, label: curve.label, kind: "missing", because, read: () => null };
}

/** The lanes of the score sheet, top to bottom. What was not measured keeps its lane and says why it is empty. */
export function buildLanes(report: PitchReport, allSeries: readonly Series[]): Lane[] {
  const find = (name: string) =>
    allSeries.find((series) => series.name === name && series.values.some((value) => value !== null));

  function curveLane(curve: Curve): Lane {
    const series = find(curve.id);
    if (!series) return missing(report, curve);
    const { id, label, low, high } = curve;
    const read = (seconds: number) => {
      const value = valueAt(series, seconds);
      return value === null ? null : formatValue(value, series.unit);
    };
    return curve.kind === "area"
      ? { id, label, kind: "area", path: drawArea(series, low, high), read }
      : { id, label, kind: "line", path: drawLine(series, low, high), rules: [50], read };
  }

  const { marks } = report;
  const eyes = find("eyeContact");
  return [
    speechLane(marks.speech, marks.pauses),
    fillerLane(marks.fillers),
    curveLane(curves.level),
    curveLane(curves.pitch),
    eyes
      ? eyeLane(eyes, marks.eyeContactLosses)
      : missing(report, { id: "eyeContact", label: "Eye contact", metric: "eyeContact" }),
    curveLane(curves.motion),
    curveLane(curves.gesture),
    ...(marks.shots.length > 0 ? [shotLane(marks.shots)] : []),
  ];
}
