export type RateSample = { atMs: number; bytes: number };

const windowMs = 8000;
/** A shorter look says nothing about the seconds to come. */
const leastMs = 1000;

/** Keeps what was sent in the last eight seconds. */
export function addSample(samples: readonly RateSample[], sample: RateSample): RateSample[] {
  return [...samples.filter((one) => sample.atMs - one.atMs <= windowMs), sample];
}

/** Bytes a second over the samples kept; null while there is too little to say. */
export function rateOf(samples: readonly RateSample[]): number | null {
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last || last.atMs - first.atMs < leastMs) return null;
  const rate = ((last.bytes - first.bytes) / (last.atMs - first.atMs)) * 1000;
  return rate > 0 ? rate : null;
}
