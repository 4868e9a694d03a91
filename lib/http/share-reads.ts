/**
 * The same reading, done once for all who ask for it at the same time: those who ask while one is under way are all
 * answered by the next. Nobody is told what was read before they asked.
 * @param keyOf what makes two askings the same; it must tell owners apart
 */
export function shareReads<Arguments extends unknown[], Result>(
  read: (...given: Arguments) => Promise<Result>,
  keyOf: (...given: Arguments) => string,
): (...given: Arguments) => Promise<Result> {
  const underWay = new Map<string, Promise<Result>>();
  const next = new Map<string, Promise<Result>>();

  function begin(key: string, given: Arguments): Promise<Result> {
    next.delete(key);
    const reading = read(...given);
    underWay.set(key, reading);
    const end = () => underWay.get(key) === reading && underWay.delete(key);
    reading.then(end, end);
    return reading;
  }

  return (...given) => {
    const key = keyOf(...given);
    const before = underWay.get(key);
    if (!before) return begin(key, given);
    const after =
      next.get(key) ??
      before.then(
        () => begin(key, given),
        () => begin(key, given),
      );
    next.set(key, after);
    return after;
  };
}
