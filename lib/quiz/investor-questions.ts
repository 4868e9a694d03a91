import type { RubricItemScore } from "#lib/pitch/report.ts";
import { rubricItemIds } from "#lib/pitch/rubric.ts";
import type { InvestorQuestion } from "./quiz.ts";

/** What is asked where an item is missing. */
const openers: Record<string, string> = {
  problem: "Who has this problem, and what does it cost them today?",
  solution: "In one sentence: what does your product do for them?",
  market: "Who would buy this, and how many of them are there?",
  business_model: "How do you make money: who pays, how much, how often?",
  traction: "What have you reached so far, in numbers?",
  team: "Why are you the people to build this?",
  competition: "What do people use today, and why would they switch?",
  ask: "What exactly do you want from me, and what will it get us?",
};

/** What is asked of a claim that leaves nothing open. */
const probes: Record<string, string> = {
  problem: "How do you know that they would pay to be rid of it?",
  solution: "What was the hardest part to build, and what does not work yet?",
  market: "Where does this number come from, and what share of it can you win in three years?",
  business_model: "What does it cost you to win one customer, and how long do they stay?",
  traction: "Which of these numbers would you be least happy to see again next quarter, and why?",
  team: "Who is missing in your team?",
  competition: "What would you do if the biggest of them copied it next month?",
  ask: "What happens if you only get half of it?",
};

const shortQuote = (text: string) => (text.length <= 160 ? text : `${text.slice(0, 157).trimEnd()}…`);

function ask(item: RubricItemScore): InvestorQuestion | null {
  const { item: id, label, points, quote, missing } = item;
  if (points === null) return null;
  const common = { id: `investor-${id}`, item: id, quote };
  if (points <= 1) {
    const question = openers[id] ?? `What about ${label.toLowerCase()}?`;
    const why = quote ? `${label} is only hinted at.` : `Nothing is said about it: ${label.toLowerCase()}.`;
    return { ...common, question, why };
  }
  const [first] = missing;
  const said = quote ? `You say “${shortQuote(quote.text)}”` : `You speak of it: ${label.toLowerCase()}`;
  if (first !== undefined)
    return { ...common, question: `Can you tell me ${first}?`, why: `${said}, and not ${first}.` };
  return probes[id]
    ? { ...common, question: probes[id], why: `${said}; that is where they will dig.` }
    : null;
}

/** What an investor would ask: first what was left out, then what was left open, then what deserves digging. */
export function writeInvestorQuestions(
  rubric: readonly RubricItemScore[],
  count: number,
): InvestorQuestion[] {
  const order = (id: string) => (rubricItemIds as readonly string[]).indexOf(id);
  return [...rubric]
    .sort((a, b) => (a.points ?? 0) - (b.points ?? 0) || order(a.item) - order(b.item))
    .flatMap((item) => ask(item) ?? [])
    .slice(0, count);
}
