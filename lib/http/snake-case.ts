type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The same JSON with every key in snake_case, as the HTTP contract writes them. */
export function snakeCaseKeys(value: unknown): Json {
  if (Array.isArray(value)) return value.map(snakeCaseKeys);
  if (value === null || typeof value !== "object") return (value ?? null) as Json;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snakeCaseKeys(item),
    ]),
  );
}
