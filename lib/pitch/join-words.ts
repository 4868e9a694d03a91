const list = new Intl.ListFormat("en-GB");

/** "a", "a and b", "a, b and c". */
export function joinWords(parts: readonly string[]): string {
  return list.format(parts);
}
