/** What is counted of a key in the window that now runs. */
export type Count = { hits: number; resetsInSeconds: number };

/**
 * So far below its limit a caller need not wait to be counted: more hits than this are not under way between two counts,
 * in all processes together.
 */
const room = 1000;
const mostKeys = 10_000;

/**
 * Counts a hit on a key and tells how many there are: after the count, or, where the last count is far below the limit, at
 * once from that, while the count is made. Near its limit every caller waits, so that the limit holds to the hit.
 * @param now milliseconds
 */
export function countAhead(
  count: (key: string) => Promise<Count>,
  now: () => number = () => performance.now(),
): (key: string, limit: number) => Promise<Count> {
  const known = new Map<string, { hits: number; until: number }>();

  function note(key: string, limit: number, { hits, resetsInSeconds }: Count, at: number): void {
    if (limit - hits <= room) known.delete(key);
    else known.set(key, { hits, until: at + resetsInSeconds * 1000 });
    if (known.size <= mostKeys) return;
    for (const [one, { until }] of known) if (until <= at) known.delete(one);
  }

  return async (key, limit) => {
    const at = now();
    const last = known.get(key);
    const counting = count(key).then((counted) => {
      note(key, limit, counted, at);
      return counted;
    });
    if (!last || last.until <= at || limit - last.hits <= room) return counting;
    last.hits += 1;
    // Whatever keeps it from being counted keeps the call from its data as well, and is told there.
    counting.catch(() => undefined);
    return { hits: last.hits, resetsInSeconds: (last.until - at) / 1000 };
  };
}
