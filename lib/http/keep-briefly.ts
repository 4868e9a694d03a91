/**
 * A reading that costs much and may be a little old. It is fresh for a while after its beginning; for a while longer it
 * still answers, and whoever asks then has it read anew for those who come later. Failures are not kept.
 */
export function keepBriefly<Result>(
  read: () => Promise<Result>,
  { freshMilliseconds, usableMilliseconds }: { freshMilliseconds: number; usableMilliseconds: number },
  now: () => number = Date.now,
): () => Promise<Result> {
  let kept: { result: Result; at: number } | null = null;
  let reading: Promise<Result> | null = null;

  async function readAnew(at: number): Promise<Result> {
    try {
      const result = await read();
      kept = { result, at };
      return result;
    } finally {
      reading = null;
    }
  }

  return async () => {
    const at = now();
    const age = kept ? at - kept.at : Number.POSITIVE_INFINITY;
    if (kept && age < freshMilliseconds) return kept.result;
    reading ??= readAnew(at);
    if (!kept || age >= usableMilliseconds) return reading;
    reading.catch(() => undefined);
    return kept.result;
  };
}
