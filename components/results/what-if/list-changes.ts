import type { PitchReport, Receipt } from "#lib/pitch/report.ts";
import { type Change, changeRange, whatIf } from "#lib/pitch/what-if.ts";
import { sectionNames } from "../section-names.ts";

/** Something of a take that could be tried at another value. */
export type PossibleChange = {
  metric: string;
  label: string;
  unit: string;
  isContent: boolean;
  value: number;
  low: number;
  high: number;
  /** The value nearest to its own that would bring the most. */
  best: number;
};

/** What the scoring function needs of a report and no more: it goes to the browser. */
export type Scored = Parameters<typeof whatIf>[0];

const mostPoints = 5;

export function toScored({ sections }: PitchReport): Scored {
  const bare = (receipts: Receipt[]) => receipts.map((receipt) => ({ ...receipt, evidence: [] }));
  const { content, delivery, visual } = sections;
  return {
    sections: {
      content: { ...content, receipts: bare(content.receipts), rubric: [], findings: [] },
      delivery: { ...delivery, receipts: bare(delivery.receipts) },
      visual: { ...visual, receipts: bare(visual.receipts) },
    },
    marks: { speech: [], pauses: [], fillers: [], shots: [], eyeContactLosses: [] },
  };
}

export function toChange(
  { metric, isContent }: Pick<PossibleChange, "metric" | "isContent">,
  value: number,
): Change {
  return isContent ? { kind: "content", item: metric, points: value } : { kind: "metric", metric, value };
}

const tries = 40;

/** The value nearest to its own at which a change brings (all but) the most, and what that is, in points. */
function findBest(scored: Scored, change: Omit<PossibleChange, "best">): { best: number; gain: number } {
  const outcomes = Array.from({ length: tries + 1 }, (_, step) => {
    const value = change.low + (step / tries) * (change.high - change.low);
    return { value, gain: whatIf(scored, toChange(change, value))?.gain ?? 0 };
  });
  const gain = Math.max(...outcomes.map((outcome) => outcome.gain));
  const distance = ({ value }: { value: number }) => Math.abs(value - change.value);
  const [nearest] = outcomes
    .filter((outcome) => outcome.gain > gain - 0.05)
    .sort((a, b) => distance(a) - distance(b));
  return { best: nearest?.value ?? change.value, gain };
}

/** What could be changed, the most rewarding first; nothing that is scored in full already. */
export function listChanges(scored: Scored): PossibleChange[] {
  const found = sectionNames.flatMap((name) =>
    scored.sections[name].receipts.flatMap((receipt): Omit<PossibleChange, "best">[] => {
      const { metric, label, unit, value, score, weight } = receipt;
      const isContent = name === "content";
      const range = isContent ? { low: 0, high: mostPoints } : changeRange(metric);
      if (value === null || score === null || weight === 0 || !range) return [];
      const { low, high } = range;
      return [
        { metric, label, unit, isContent, value, low: Math.min(low, value), high: Math.max(high, value) },
      ];
    }),
  );
  return found
    .map((change) => ({ change, ...findBest(scored, change) }))
    .filter(({ gain }) => gain >= 0.1)
    .sort((a, b) => b.gain - a.gain)
    .map(({ change, best }) => ({ ...change, best }));
}
