import type { Block } from "./lane.ts";
import { eyeLane, fillerLane, shotLane, speechLane } from "./mark-lanes.ts";
import type { ShownMarks } from "./pack-marks.ts";

type MarkRow = Block & { lane: string };

/** The marks of the sheet in the order of time, for whoever reads rather than looks. */
export function listMarks(marks: ShownMarks): MarkRow[] {
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

/** How many rows there will be. */
export function countMarks({ pauses, fillers, eyeContactLosses, shots }: ShownMarks): number {
  return pauses.length + fillers.length + eyeContactLosses.length + shots.length;
}
