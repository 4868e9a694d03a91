import type { TimeRange } from "#lib/signals/measurement.ts";
import { likeness } from "./likeness.ts";

/** A stretch that may be chosen. */
export interface Candidate extends TimeRange {
  /** 0..1 */
  score: number;
  /** How little its two cuts disturb, 0..1. */
  neatness: number;
  /** What it looks and sounds like. */
  description: number[];
}

interface Chosen extends TimeRange {
  /** 1 − likeness to the most alike of those chosen before it. */
  diversity: number;
  section: string | null;
}

/** Every join asks for attention: a segment of 3 s loses 0.1 by it, one of 12 s a fortieth. */
const joinCostSeconds = 0.3;
/** What two neat cuts are worth against two in the middle of things: they decide between near equals. */
const neatnessWorth = 0.08;
/** Segments touch, or are at least this far apart: a jump over less looks like a fault. */
export const leastGapSeconds = 0.5;

function isFree(range: TimeRange, other: TimeRange): boolean {
  const gap = Math.max(range.startSeconds - other.endSeconds, other.startSeconds - range.endSeconds);
  return Math.abs(gap) < 1e-6 || gap >= leastGapSeconds;
}

/**
 * Chooses one candidate after the other by maximal marginal relevance (Carbonell & Goldstein 1998): what scores high
 * and is unlike what was chosen before.
 */
export class Choice {
  readonly chosen: Chosen[] = [];
  private open: { candidate: Candidate; mostAlike: number }[];
  private readonly describe: (range: TimeRange) => number[];
  private readonly diversityWeight: number;
  private readonly descriptions: number[][] = [];

  constructor(candidates: Candidate[], describe: (range: TimeRange) => number[], diversityWeight: number) {
    this.open = candidates.map((candidate) => ({ candidate, mostAlike: 0 }));
    this.describe = describe;
    this.diversityWeight = diversityWeight;
  }

  /** Takes a range; candidates that overlap it are gone. */
  take(range: TimeRange, section: string | null): void {
    const description = this.describe(range);
    const mostAlike = this.descriptions.reduce(
      (most, other) => Math.max(most, likeness(description, other)),
      0,
    );
    this.chosen.push({ ...range, diversity: 1 - mostAlike, section });
    this.descriptions.push(description);
    this.open = this.open.filter(({ candidate }) => isFree(candidate, range));
    for (const entry of this.open) {
      entry.mostAlike = Math.max(entry.mostAlike, likeness(entry.candidate.description, description));
    }
  }

  /** The candidate worth most now, null when none is left. */
  findBest(): Candidate | null {
    let best: { candidate: Candidate; worth: number } | null = null;
    for (const { candidate, mostAlike } of this.open) {
      const { score, neatness, startSeconds, endSeconds } = candidate;
      const relevance = (1 - this.diversityWeight) * score + this.diversityWeight * (1 - mostAlike);
      const worth = relevance + neatnessWorth * neatness - joinCostSeconds / (endSeconds - startSeconds);
      if (!best || worth > best.worth) best = { candidate, worth };
    }
    return best?.candidate ?? null;
  }
}
