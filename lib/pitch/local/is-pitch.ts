import { countCues, cue, type Sentence } from "./sentence.ts";

const ourselves = cue("we|our|us|i|my|me");
/** Words of a venture: these count twice, those that are said elsewhere as well once. */
const venture = cue(`
  customer|user|client|startup|start-up|product|platform|application|software|revenue|we (?:be )?(?:now )?raise|want to raise|investor|founder|co-founder|cofounder
  subscription|pilot|launch|industry|prototype|fund|funding|competitor|business model|traction|seed round|license|cto|ceo|phd
  what we do|market|sensor|device|drone|we charge|patent|gross margin|hackathon|monetise|monetize|certification`);
const trade = cue(
  "build|book|pay|order|earn|keep #|deliver|hire|invest|investment|#money|price|sell|rent|inspect|advisor|engineer|product-acts|we start|company|second product",
);

/** Enough to take a talk for a pitch, and enough to doubt that it is none. */
const certain = 3;
const doubtful = 2;

/**
 * The most points a statement can earn in this talk. A recipe, a match report or a lecture names problems, teams and
 * markets as well; what makes a pitch is that somebody speaks of a venture of their own.
 */
export function mostPoints(sentences: Sentence[]): 5 | 3 | 1 {
  const ours = sentences.filter(({ line }) => countCues(line, ourselves) > 0);
  const distinct = (words: RegExp) => new Set(ours.flatMap(({ line }) => line.match(words) ?? [])).size;
  const weight = 2 * distinct(venture) + distinct(trade);
  if (weight >= certain) return 5;
  return weight >= doubtful ? 3 : 1;
}
