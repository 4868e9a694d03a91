import { mean } from "#lib/signals/statistics.ts";
import type { Repetition } from "./repetitions.ts";

const points = 16;

/** The tracks during one repetition, at evenly spaced moments, each about its mean. */
function shapeOf(tracks: Float64Array[], { start, end }: Repetition): number[] {
  return tracks.flatMap((track) => {
    const values = Array.from({ length: points }, (_, point) => {
      const place = start + ((end - start) * point) / (points - 1);
      const [left, share] = [Math.floor(place), place - Math.floor(place)];
      const before = track[left] as number;
      return before + share * ((track[Math.min(left + 1, track.length - 1)] as number) - before);
    });
    const middle = mean(values) ?? 0;
    return values.map((value) => value - middle);
  });
}

/** How much the repetitions are like their mean, 0..1: the same exercise looks the same, gestures do not. */
export function measureLikeness(tracks: Float64Array[], repetitions: Repetition[]): number {
  const shapes = repetitions.map((repetition) => shapeOf(tracks, repetition));
  const average = (shapes[0] ?? []).map(
    (_, place) => mean(shapes.map((shape) => shape[place] as number)) ?? 0,
  );
  const size = Math.hypot(...average);
  const likeness = shapes.map((shape) => {
    const product = shape.reduce((sum, value, place) => sum + value * (average[place] as number), 0);
    return product / Math.max(1e-9, size * Math.hypot(...shape));
  });
  return Math.max(0, mean(likeness) ?? 0);
}
