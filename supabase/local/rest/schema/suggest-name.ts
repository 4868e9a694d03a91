function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The name that was probably meant: the nearest by edit distance (Levenshtein), if at least 70 % alike. */
export function suggestName(wanted: string, names: Iterable<string>): string | null {
  let best: string | null = null;
  let bestLikeness = 0.7;
  for (const name of names) {
    const likeness = 1 - editDistance(wanted, name) / Math.max(wanted.length, name.length, 1);
    if (likeness < bestLikeness || name === wanted) continue;
    best = name;
    bestLikeness = likeness;
  }
  return best;
}
