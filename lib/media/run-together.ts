/**
 * Runs tasks side by side. Where one fails, or the outer signal aborts, the signal of all aborts; settles only when
 * all have stopped, so that nothing is left running.
 * @throws what the first one that failed threw
 */
export async function runTogether<T extends readonly unknown[]>(
  outer: AbortSignal | undefined,
  start: (signal: AbortSignal) => { [K in keyof T]: Promise<T[K]> },
): Promise<T> {
  const failed = new AbortController();
  const tasks = start(AbortSignal.any([failed.signal, ...(outer ? [outer] : [])]));
  for (const task of tasks) task.catch((error: unknown) => failed.abort(error));
  await Promise.allSettled(tasks);
  failed.signal.throwIfAborted();
  return (await Promise.all(tasks)) as unknown as T;
}
