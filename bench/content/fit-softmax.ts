export type Example = { vector: Float64Array; topic: number };

/** Of Adam (Kingma & Ba 2015). */
const [steps, rate, firstDecay, secondDecay] = [300, 0.05, 0.9, 0.999];

function dot(row: Float64Array, vector: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < row.length; at += 1) sum += (row[at] as number) * (vector[at] as number);
  return sum;
}

/** How the loss of one row of weights per topic changes with each weight, rare topics weighed up. */
function findSlopes(examples: Example[], weights: Float64Array[], balance: number[]): Float64Array[] {
  const slopes = weights.map((row) => new Float64Array(row.length));
  for (const { vector, topic } of examples) {
    const logits = weights.map((row) => dot(row, vector));
    const most = Math.max(...logits);
    const powers = logits.map((logit) => Math.exp(logit - most));
    const total = powers.reduce((sum, power) => sum + power, 0);
    slopes.forEach((slope, at) => {
      const miss = ((powers[at] as number) / total - Number(at === topic)) * (balance[topic] as number);
      const share = miss / examples.length;
      for (let place = 0; place < slope.length; place += 1) {
        (slope[place] as number) += share * (vector[place] as number);
      }
    });
  }
  return slopes;
}

/**
 * Softmax regression with weight decay, by Adam over all examples at once: one row of weights per topic. The last value of
 * a vector is 1, and its weight the bias, which does not decay.
 */
export function fitSoftmax(examples: Example[], topicCount: number, decay: number): Float64Array[] {
  const size = examples[0]?.vector.length ?? 0;
  const make = () => Array.from({ length: topicCount }, () => new Float64Array(size));
  const counts = make().map((_, topic) => examples.filter((one) => one.topic === topic).length);
  const balance = counts.map((count) => Math.sqrt(examples.length / topicCount / count));
  const [weights, mean, spread] = [make(), make(), make()];
  for (let step = 1; step <= steps; step += 1) {
    const slopes = findSlopes(examples, weights, balance);
    weights.forEach((row, at) => {
      const [first, second, own] = [mean[at], spread[at], slopes[at]] as [
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      row.forEach((weight, place) => {
        const slope = (own[place] as number) + (place === size - 1 ? 0 : decay * weight);
        first[place] = firstDecay * (first[place] as number) + (1 - firstDecay) * slope;
        second[place] = secondDecay * (second[place] as number) + (1 - secondDecay) * slope * slope;
        const pull = (first[place] as number) / (1 - firstDecay ** step);
        const length = Math.sqrt((second[place] as number) / (1 - secondDecay ** step));
        row[place] = weight - (rate * pull) / (length + 1e-8);
      });
    });
  }
  return weights;
}
