/** Words as they are compared: no case, no punctuation, no accents of spelling. */
export function comparableWords(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[’']/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Substitutions, insertions and deletions of the best alignment (Levenshtein over words). */
export function countWordErrors(reference: string[], heard: string[]): number {
  let row = Array.from({ length: heard.length + 1 }, (_, index) => index);
  reference.forEach((word, index) => {
    const next = [index + 1];
    heard.forEach((other, place) => {
      const replaced = (row[place] as number) + (word === other ? 0 : 1);
      next.push(Math.min(replaced, (row[place + 1] as number) + 1, (next[place] as number) + 1));
    });
    row = next;
  });
  return row.at(-1) as number;
}
