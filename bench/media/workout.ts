import { basename, join } from "node:path";
import { followBodies } from "#lib/media/follow-bodies.ts";
import { closePool } from "#lib/media/pool.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { findExercises } from "#lib/workout/find-exercises.ts";
import { type ExerciseName, exercises, planShares, type Timetable } from "#tests/factories/exercise.ts";
import { filmFigure } from "#tests/fixtures/draw-figure.ts";
import type { Report } from "../report.ts";
import { findClip, withDirectory } from "./clips.ts";

const repetitions = 8;
const framesPerSecond = 15;
const timetables: Timetable[] = [
  ...[1.2, 2.2, 4].map((secondsPerRepetition) => ({ secondsPerRepetition, repetitions })),
  { secondsPerRepetition: 2, repetitions, pauseSeconds: 1.5 },
  { secondsPerRepetition: 1.6, repetitions, pauseSeconds: 6, pauseEvery: 4 },
];
const talks = [
  "talking-head-a.mp4",
  "talking-head-b.mp4",
  "presenter-vertical-60fps.mp4",
  "mixed-120s-720p30.mp4",
];

async function count(path: string): Promise<number> {
  const probe = await probeMedia(path);
  return withDirectory(async (directory) => {
    const series = await followBodies({ sourcePath: path, probe, directory });
    if (!series) throw new Error(`${path} has no picture`);
    return findExercises(series, 3).exercises.reduce(
      (sum, { repetitionSeconds }) => sum + repetitionSeconds.length,
      0,
    );
  });
}

async function countDrawn(report: Report, name: ExerciseName, timetable: Timetable): Promise<void> {
  await withDirectory(async (directory) => {
    const path = join(directory, "figure.mp4");
    await filmFigure(planShares(timetable, framesPerSecond).map(exercises[name]), framesPerSecond, path);
    const { secondsPerRepetition, pauseSeconds = 0, pauseEvery = 1 } = timetable;
    const rests = pauseSeconds > 0 ? `, ${pauseSeconds} s of rest after each ${pauseEvery}` : "";
    report(`${name}, ${secondsPerRepetition} s each${rests}`, await count(path), "repetitions", repetitions);
  });
}

/** Repetitions counted in films of a drawn figure through the model for bodies, and in talks, where there are none. */
export async function run(report: Report): Promise<void> {
  for (const name of Object.keys(exercises) as ExerciseName[]) {
    for (const timetable of timetables) await countDrawn(report, name, timetable);
  }
  const sample = join(import.meta.dirname, "../../public/sample/sample-pitch.mp4");
  for (const path of [...talks.map(findClip), sample]) {
    if (path) report(`${basename(path)}: talk`, await count(path), "repetitions", 0);
  }
  await closePool();
}
