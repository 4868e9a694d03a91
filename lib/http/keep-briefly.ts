/**
 * A reading that costs much and may be a little old: whoever asks within `milliseconds` of its beginning is answered by
 * it. One that failed answers only who asked while it was under way.
 */
export function keepBriefly<Result>(
  read: () => Promise<Result>,
  milliseconds: number,
  now: () => number = Date.now,
): () => Promise<Result> {
  let kept: { reading: Promise<Result>; until: number } | null = null;
  return () => {
    if (kept && now() < kept.until) return kept.reading;
    const mine = { reading: read(), until: now() + milliseconds };
    kept = mine;
    mine.reading.catch(() => {
      if (kept === mine) kept = null;
    });
    return mine.reading;
  };
}
