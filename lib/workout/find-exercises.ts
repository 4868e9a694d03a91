import { mean, median, quantile } from "#lib/signals/statistics.ts";
import { findActiveStretches, type Stretch } from "./active-stretches.ts";
import { type BodySeries, isBody, measureTorso, trackJoints } from "./body-tracks.ts";
import { measureLikeness } from "./likeness.ts";
import { findMainMovement } from "./main-movement.ts";
import { findPeriod } from "./period.ts";
import { findRepetitions, type Repetition } from "./repetitions.ts";

/** One set of an exercise; times in seconds. */
export interface Exercise {
  startSeconds: number;
  endSeconds: number;
  /** When each repetition is furthest from rest. */
  repetitionSeconds: number[];
  /** From one repetition to the next, pauses left out. */
  secondsPerRepetition: number;
  /** 0..1: how alike, how even and how well repeated they are. */
  confidence: number;
}

export type NoExercise = "video_too_short" | "no_person_visible" | "no_exercise_found";

const minSeconds = 1;
/** A person is there in at least this share of the frames, or for this long. */
const minPresence = { share: 0.1, seconds: 3 };
/** The main movement spans this many torso lengths. */
const minRange = 0.35;
const minLikeness = 0.75;
const minPeriodicity = 0.3;
/** Repetitions further apart than this many times the usual have a pause between them. */
const pauseFactor = 1.8;
/** Mean deviation of the times between repetitions from the usual one, pauses left out. */
const maxUnevenness = 0.35;
/** A repetition shorter than this is a twitch. */
const shortestSeconds = 0.4;

/** Times from one repetition to the next, without those with a pause between. */
function gapsOf(repetitions: Repetition[]): number[] {
  const all = repetitions.slice(1).map(({ peak }, index) => peak - (repetitions[index]?.peak ?? 0));
  const usual = median(all) ?? 0;
  return all.filter((gap) => gap <= pauseFactor * usual);
}

/** The movement without its pauses: a set with breathers in it repeats as well as one without. */
function withoutPauses(movement: Float64Array, repetitions: Repetition[]): Float64Array {
  return Float64Array.from(repetitions.flatMap(({ start, end }) => [...movement.slice(start, end)]));
}

function findExercise(
  tracks: Float64Array[],
  { start, end }: Stretch,
  rate: number,
  least: number,
): Exercise | null {
  const own = tracks.map((track) => track.slice(start, end));
  const movement = findMainMovement(own);
  if ((quantile(movement, 0.95) ?? 0) - (quantile(movement, 0.05) ?? 0) < minRange) return null;
  const repetitions = findRepetitions(movement, rate);
  if (repetitions.length < least) return null;
  const gaps = gapsOf(repetitions);
  const usual = median(gaps) ?? 0;
  const unevenness = (mean(gaps.map((gap) => Math.abs(gap - usual))) ?? 0) / Math.max(1, usual);
  if (usual < shortestSeconds * rate || unevenness > maxUnevenness) return null;
  const likeness = measureLikeness(own, repetitions);
  const period = findPeriod(withoutPauses(movement, repetitions), rate);
  if (likeness < minLikeness || !period || period.strength < minPeriodicity) return null;
  const seconds = (frame: number) => (start + frame) / rate;
  return {
    startSeconds: seconds(repetitions[0]?.start ?? 0),
    endSeconds: seconds(repetitions.at(-1)?.end ?? 0),
    repetitionSeconds: repetitions.map(({ peak }) => seconds(peak)),
    secondsPerRepetition: (mean(gaps) ?? usual) / rate,
    confidence: likeness * (1 - unevenness) * Math.min(1, 0.5 + period.strength / 2),
  };
}

/**
 * Sets of repeated movements and their repetitions. What does not repeat in the same way is no exercise: where there is
 * none the reason says why. @param least fewer repetitions in a row are none
 */
export function findExercises(
  { framesPerSecond, bodies }: BodySeries,
  least: number,
): { exercises: Exercise[]; reason: NoExercise | null } {
  const nothing = (reason: NoExercise) => ({ exercises: [], reason });
  if (bodies.length < minSeconds * framesPerSecond) return nothing("video_too_short");
  const present = bodies.filter(isBody).length;
  const isPresent =
    present >= minPresence.share * bodies.length || present >= minPresence.seconds * framesPerSecond;
  const torso = measureTorso(bodies);
  if (!isPresent || torso === null) return nothing("no_person_visible");
  const exercises = listPresence(bodies, framesPerSecond).flatMap((presence) => {
    const tracks = trackJoints(bodies.slice(presence.start, presence.end), torso);
    return findActiveStretches(tracks, framesPerSecond).flatMap(({ start, end }) => {
      const exercise = findExercise(tracks, { start, end }, framesPerSecond, least);
      return exercise ? [moveBy(exercise, presence.start / framesPerSecond)] : [];
    });
  });
  return exercises.length > 0 ? { exercises, reason: null } : nothing("no_exercise_found");
}

/** Stretches in which somebody is there, gaps of up to two seconds left aside. */
function listPresence(bodies: BodySeries["bodies"], framesPerSecond: number): Stretch[] {
  const stretches: Stretch[] = [];
  bodies.forEach((body, frame) => {
    if (!isBody(body)) return;
    const last = stretches.at(-1);
    if (last && frame - last.end <= 2 * framesPerSecond) last.end = frame + 1;
    else stretches.push({ start: frame, end: frame + 1 });
  });
  return stretches;
}

function moveBy(exercise: Exercise, seconds: number): Exercise {
  return {
    ...exercise,
    startSeconds: exercise.startSeconds + seconds,
    endSeconds: exercise.endSeconds + seconds,
    repetitionSeconds: exercise.repetitionSeconds.map((time) => time + seconds),
  };
}
