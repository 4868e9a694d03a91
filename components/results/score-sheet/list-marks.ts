import type { PitchReport } from "#lib/pitch/report.ts";
import type { Block } from "./lane.ts";
import { eyeLane, fillerLane, shotLane, speechLane } from "./mark-lanes.ts";

export type MarkRow = Block & { lane: string };

/** The marks of the sheet in the order of time, for whoever reads rather than looks. */
export function listMarks(marks: PitchReport["marks"]): MarkRow[] {
  const noSeries = { startSeconds: 0, stepSeconds: 1, values: [] };
  const lanes = [
    speechLane([], marks.pauses),
    fillerLane(marks.fillers),
    eyeLane(noSeries, marks.eyeContactLosses),
    shotLane(marks.shots),
  ];
  return lanes
    .flatMap((lane) => ("blocks" in lane ? lane.blocks.map((block) => ({ ...block, lane: lane.label })) : []))
    .sort((a, b) => a.startSeconds - b.startSeconds);
}
