const shortestSeconds = 0.5;
const longestSeconds = 12;
/** Of several peaks the first that is nearly as high as the highest: its multiples repeat as well. */
const nearlyHighest = 0.85;

/** Autocorrelation of a movement at a lag, −1..1. */
function autocorrelation(movement: Float64Array, lag: number): number {
  let [product, before, after] = [0, 0, 0];
  for (let index = lag; index < movement.length; index += 1) {
    const [now, then] = [movement[index] as number, movement[index - lag] as number];
    product += now * then;
    after += now * now;
    before += then * then;
  }
  return product / Math.max(1e-9, Math.sqrt(before * after));
}

/** The time after which a movement repeats and how well it does (0..1), by autocorrelation; null where it never does. */
export function findPeriod(
  movement: Float64Array,
  framesPerSecond: number,
): { seconds: number; strength: number } | null {
  const longest = Math.min(Math.round(longestSeconds * framesPerSecond), Math.floor(movement.length / 2));
  const values = Array.from({ length: longest + 2 }, (_, lag) => autocorrelation(movement, lag));
  const from = Math.max(2, Math.round(shortestSeconds * framesPerSecond));
  const peaks = values.flatMap((value, lag) => {
    const isPeak =
      lag >= from && lag <= longest && value >= (values[lag - 1] ?? 1) && value > (values[lag + 1] ?? 1);
    return isPeak && value > 0 ? [{ lag, value }] : [];
  });
  const highest = Math.max(0, ...peaks.map((peak) => peak.value));
  const first = peaks.find((peak) => peak.value >= nearlyHighest * highest);
  return first ? { seconds: first.lag / framesPerSecond, strength: first.value } : null;
}
