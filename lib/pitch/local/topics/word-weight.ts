/** Words as common as this one's place in the list of frequencies count half. */
const halfAt = 100;
/** Longer sentences tell their topic with more certainty, but not in proportion. */
const lengthPower = 0.5;

/**
 * How much a word tells of the topic of its sentence, 0..1, by its place in a list of words by frequency (smooth inverse
 * frequency: Arora, Liang & Ma 2017).
 */
export function weighWord(place: number): number {
  return (place + 1) / (place + 1 + halfAt);
}

/** What the sum over words is divided by, for the sum of their weights. */
export function normOf(totalWeight: number): number {
  return Math.max(totalWeight, 1e-6) ** lengthPower;
}
