import { type RubricItemId, rubricItemIds } from "../../rubric.ts";

/** One step up: how much each feature, and the item by itself, speaks for it, item by item (logistic regression). */
export type LevelStep = { features: Record<string, number[]>; items: number[] };
/** What was learned of how points come about: the steps from 1 point, a hint, to 2, from 2 to 3, and so on. */
export type LevelModel = { steps: LevelStep[] };

/** Points of an item, 1..5, by the features of its evidence. */
export type ReadLevel = (id: RubricItemId, features: ReadonlyMap<string, number>) => number;

export function makeLevelReader({ steps }: LevelModel): ReadLevel {
  return (id, features) => {
    const item = rubricItemIds.indexOf(id);
    const failed = steps.findIndex(({ features: weights, items }) => {
      let sum = items[item] as number;
      for (const [name, value] of features) sum += value * (weights[name]?.[item] ?? 0);
      return sum < 0;
    });
    return 1 + (failed === -1 ? steps.length : failed);
  };
}
