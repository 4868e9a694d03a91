import { formatValue } from "#lib/pitch/format-value.ts";
import { notMeasured } from "../reason-words.ts";
import type { Lane } from "./lane.ts";
import {
  chapterLane,
  eyeLane,
  fillerLane,
  filmLane,
  highlightLane,
  shotLane,
  soundLane,
  speechLane,
} from "./mark-lanes.ts";
import { unpackMarks } from "./pack-marks.ts";
import type { DrawnSeries, SheetData } from "./sheet-data.ts";
import { unpackSeries } from "./sheet-series.ts";
import { valueAt } from "./trace-curve.ts";

type CurveLane = { id: DrawnSeries; label: string; kind: "area" | "line"; low: number; high: number };

/** What each curve shows from floor to ceiling. Fixed, so that two takes can be compared by eye. */
const curves = {
  level: { id: "level", label: "Level", kind: "area", low: -60, high: -6 },
  pitch: { id: "pitch", label: "Pitch", kind: "line", low: -10, high: 10 },
  // Share of the picture that changes; a person who talks and moves stays well below a tenth.
  motion: { id: "motion", label: "Movement", kind: "area", low: 0, high: 0.08 },
  gesture: { id: "gesture", label: "Gestures", kind: "area", low: 0, high: 1 },
} as const satisfies Record<string, CurveLane>;

/** The lanes of the score sheet, top to bottom. What was not measured keeps its lane and says why it is empty. */
export function buildLanes(sheet: SheetData): Lane[] {
  const { reasons, absences, waveform, sprite, chapters, highlights } = sheet;
  const marks = unpackMarks(sheet.marks);
  const allSeries = sheet.series.map(unpackSeries);
  const find = (name: DrawnSeries) =>
    allSeries.find((series) => series.name === name && series.values.some((value) => value !== null));
  const empty = (id: string, label: string, because: string): Lane => {
    return { id, label, kind: "missing", because, read: () => null };
  };
  const missing = (id: DrawnSeries, label: string) => empty(id, label, notMeasured(reasons[id]));

  function curveLane({ id, label, kind, low, high }: CurveLane): Lane {
    const series = find(id);
    if (!series) return missing(id, label);
    const read = (seconds: number) => {
      const value = valueAt(series, seconds);
      return value === null ? null : formatValue(value, series.unit);
    };
    return { id, label, kind, curve: { series, low, high }, read };
  }

  const eyes = find("eyeContact");
  return [
    sprite ? filmLane(sprite) : empty("film", "Picture", absences.film),
    chapters.length > 0 ? chapterLane(chapters) : empty("sections", "Sections", absences.sections),
    waveform ? soundLane(waveform, marks) : speechLane(marks.speech, marks.pauses),
    fillerLane(marks.fillers),
    curveLane(curves.level),
    curveLane(curves.pitch),
    eyes ? eyeLane(eyes, marks.eyeContactLosses) : missing("eyeContact", "Eye contact"),
    curveLane(curves.motion),
    curveLane(curves.gesture),
    marks.shots.length > 0 ? shotLane(marks.shots) : empty("shots", "Shots", absences.shots),
    highlights.length > 0
      ? highlightLane(highlights)
      : empty("highlights", "Highlights", absences.highlights),
  ];
}
