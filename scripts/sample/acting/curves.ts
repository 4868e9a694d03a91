/** A value that eases from key to key; keys are [seconds, value], sorted. */
export type Keys = readonly (readonly [seconds: number, value: number])[];

export function ease(share: number): number {
  const bounded = Math.max(0, Math.min(1, share));
  return bounded * bounded * (3 - 2 * bounded);
}

export function valueAt(keys: Keys, seconds: number): number {
  const next = keys.findIndex(([time]) => time > seconds);
  if (next === 0) return keys[0]?.[1] ?? 0;
  const [toTime, to] = keys[next] ?? [0, 0];
  const [fromTime, from] = keys[next - 1] ?? keys.at(-1) ?? [0, 0];
  return next < 0 ? from : from + (to - from) * ease((seconds - fromTime) / (toTime - fromTime));
}

/** Slow wandering about 0, mostly within −1..1, that never repeats within a few minutes. */
export function wander(seconds: number, periodSeconds: number, seed: number): number {
  const wave = (factor: number, shift: number) =>
    Math.sin((2 * Math.PI * seconds * factor) / periodSeconds + seed * shift);
  return 0.5 * wave(1, 2.1) + 0.3 * wave(1.73, 4.7) + 0.2 * wave(2.91, 1.3);
}
