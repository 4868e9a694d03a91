/** The loudest of each of `count` evenly long stretches; as many as there are where there are fewer. */
export function reducePeaks(peaks: readonly number[], count: number): number[] {
  const size = Math.min(count, peaks.length);
  return Array.from({ length: size }, (_, index) => {
    const from = Math.floor((index * peaks.length) / size);
    const to = Math.max(from + 1, Math.floor(((index + 1) * peaks.length) / size));
    return peaks.slice(from, to).reduce((loudest, peak) => Math.max(loudest, peak), 0);
  });
}
