import type { Shot } from "./visual-measurements.ts";

/** One sampled frame to be looked at. */
export interface PlannedLook {
  index: number;
  face: boolean;
  body: boolean;
  /** Nothing seen before belongs to the same shot. */
  startsShot: boolean;
}

/** Looks for faces in up to this many frames, or one a second in longer videos; some more where much happens. */
const faceBudget = { frames: 120, perSecond: 1, extraShare: 0.1 };
/** Bodies are looked at in runs of half-second steps: movement needs neighbours. */
const bodyRun = { stepSeconds: 0.5, frames: 4 };
const bodyBudget = { frames: 48, perSecond: 0.4 };

export interface SampledVideo {
  sampleCount: number;
  samplesPerSecond: number;
  shots: Shot[];
  motion: { stepSeconds: number; values: (number | null)[] };
}

function budgetFor(video: SampledVideo, budget: { frames: number; perSecond: number }): number {
  const seconds = video.sampleCount / video.samplesPerSecond;
  return Math.min(video.sampleCount, Math.max(budget.frames, Math.round(seconds * budget.perSecond)));
}

function evenly(count: number, total: number): number[] {
  return Array.from({ length: count }, (_, position) => Math.floor((position * total) / count));
}

/** Frames not looked at yet, those after a shot boundary first, then those with most motion. */
function planExtras(video: SampledVideo, taken: Set<number>, count: number): number[] {
  const starts = new Set(video.shots.map((shot) => Math.ceil(shot.startSeconds * video.samplesPerSecond)));
  const priority = (index: number) => {
    const bin = Math.floor(index / video.samplesPerSecond / video.motion.stepSeconds);
    return (starts.has(index) ? 1 : 0) + (video.motion.values[bin] ?? 0);
  };
  return Array.from({ length: video.sampleCount }, (_, index) => index)
    .filter((index) => !taken.has(index) && priority(index) > 0)
    .sort((a, b) => priority(b) - priority(a) || a - b)
    .slice(0, count);
}

function planBodies(video: SampledVideo): Set<number> {
  const step = Math.max(1, Math.round(bodyRun.stepSeconds * video.samplesPerSecond));
  const runs = Math.max(1, Math.round(budgetFor(video, bodyBudget) / bodyRun.frames));
  const starts = evenly(runs, video.sampleCount);
  const indices = starts.flatMap((start) =>
    Array.from({ length: bodyRun.frames }, (_, position) => start - (start % step) + position * step),
  );
  return new Set(indices.filter((index) => index < video.sampleCount));
}

/** Which of the sampled frames are looked at, and for what: a pure function of the decoded video, in time order. */
export function planLooks(video: SampledVideo): PlannedLook[] {
  const base = budgetFor(video, faceBudget);
  const faces = new Set(evenly(base, video.sampleCount));
  for (const index of planExtras(video, faces, Math.round(base * faceBudget.extraShare))) faces.add(index);
  const bodies = planBodies(video);
  const shotOf = (index: number) =>
    video.shots.findLastIndex((shot) => shot.startSeconds <= index / video.samplesPerSecond + 1e-6);
  const indices = [...new Set([...faces, ...bodies])].sort((a, b) => a - b);
  return indices.map((index, position) => ({
    index,
    face: faces.has(index),
    body: bodies.has(index),
    startsShot: position === 0 || shotOf(index) !== shotOf(indices[position - 1] ?? 0),
  }));
}
