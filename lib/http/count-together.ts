/** Which of the hits of one statement a call's own was: `place` of `count`, from 1. */
export type Counted<R> = { result: R; place: number; count: number };

/**
 * Counts hits on a key by as few statements as there are round trips: those that arrive while a statement is under way
 * are counted together by the next one. Every hit is counted, and by a statement that began after it arrived.
 */
export function countTogether<R>(
  run: (key: string, count: number) => Promise<R>,
): (key: string) => Promise<Counted<R>> {
  type Batch = { count: number; result: Promise<R> };
  const gathering = new Map<string, Batch>();
  const underWay = new Map<string, Promise<unknown>>();

  function open(key: string): Batch {
    const batch: Batch = {
      count: 0,
      result: Promise.resolve(underWay.get(key)).then(() => start(key, batch)),
    };
    gathering.set(key, batch);
    return batch;
  }
  function start(key: string, batch: Batch): Promise<R> {
    gathering.delete(key);
    const result = run(key, batch.count);
    const ended = result.then(
      () => undefined,
      () => undefined,
    );
    underWay.set(key, ended);
    void ended.then(() => underWay.get(key) === ended && underWay.delete(key));
    return result;
  }

  return async (key) => {
    const batch = gathering.get(key) ?? open(key);
    batch.count += 1;
    const place = batch.count;
    const result = await batch.result;
    return { result, place, count: batch.count };
  };
}
