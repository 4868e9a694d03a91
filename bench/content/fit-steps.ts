/** Something with points, as features of a group (an item of the rubric), and how much it counts. */
export type Example = { vector: Float64Array; group: number; points: number; weight: number };
/** Of one step from `n` points to more: a row of weights for each group; the last one is the bias. */
export type Step = Float64Array[];

/** Of Adam (Kingma & Ba 2015). */
const [rounds, rate, firstDecay, secondDecay] = [400, 0.05, 0.9, 0.999];
/** What groups have in common counts so much more than what is a group's own. */
const common = 4;

/**
 * Logistic regression of whether there are more than `reached` points, with weight decay, by Adam over all examples at
 * once. The weights are shared by all groups, plus smaller ones of each.
 */
function fitStep(examples: readonly Example[], groups: number, reached: number, decay: number): Step {
  const size = (examples[0]?.vector.length ?? 0) + 1;
  // In one row: shared weights, then those of each group.
  const values = new Float64Array(size * (groups + 1));
  const [mean, spread] = [new Float64Array(values.length), new Float64Array(values.length)];
  const weightOf = (group: number, place: number) =>
    (values[place] as number) + (values[size * (group + 1) + place] as number) / common;
  const all = examples.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 1; round <= rounds; round += 1) {
    const slope = values.map((value, place) => (place === size - 1 ? 0 : decay * value));
    for (const { vector, group, points, weight } of examples) {
      let sum = weightOf(group, size - 1);
      for (let place = 0; place < size - 1; place += 1)
        sum += weightOf(group, place) * (vector[place] as number);
      const miss = ((1 / (1 + Math.exp(-sum)) - Number(points > reached)) * weight) / all;
      for (let place = 0; place < size; place += 1) {
        const amount = place === size - 1 ? miss : miss * (vector[place] as number);
        (slope[place] as number) += amount;
        (slope[size * (group + 1) + place] as number) += amount / common;
      }
    }
    slope.forEach((own, place) => {
      mean[place] = firstDecay * (mean[place] as number) + (1 - firstDecay) * own;
      spread[place] = secondDecay * (spread[place] as number) + (1 - secondDecay) * own * own;
      const pull = (mean[place] as number) / (1 - firstDecay ** round);
      const length = Math.sqrt((spread[place] as number) / (1 - secondDecay ** round));
      (values[place] as number) -= (rate * pull) / (length + 1e-8);
    });
  }
  return Array.from({ length: groups }, (_, group) =>
    Float64Array.from({ length: size }, (__, place) => weightOf(group, place)),
  );
}

/**
 * Ordinal regression by continuation ratios (Fienberg 1980): one step after the other, each learned from what has come so
 * far. What is not there tells nothing of how specific it would have to be.
 */
export function fitSteps(
  examples: readonly Example[],
  { groups, least, most, decay }: { groups: number; least: number; most: number; decay: number },
): Step[] {
  return Array.from({ length: most - least }, (_, step) => {
    const come = examples.filter(({ points }) => points >= least + step);
    return fitStep(come, groups, least + step, decay);
  });
}
