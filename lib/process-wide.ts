const things = globalThis as unknown as Record<symbol, unknown>;

/**
 * The one thing of this name in the process. The pages are bundled and the server around them is not, so a module may
 * be loaded twice; what must exist once is kept here.
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`pitchquest.${name}`);
  things[key] ??= make();
  return things[key] as T;
}
