import type { Advice } from "./advice.ts";
import type { RubricItemScore } from "./report.ts";
import type { RubricItemId } from "./rubric.ts";

/** Why a listener waits for each part, and a sentence to begin with where it is not there yet. */
const parts: Record<RubricItemId, { why: string; practice: string }> = {
  problem: {
    why: "Nobody can judge a remedy without knowing whom it hurts, how often, and what that costs.",
    practice:
      "Finish this sentence: “Every [week], [who] loses [how much], because …”. One real person makes it stick.",
  },
  solution: {
    why: "People who cannot say what it does after your pitch cannot tell anybody else either.",
    practice:
      "Finish this sentence: “With [name], [who] can [do what] in [how long]”. Say what happens, not how it is built.",
  },
  market: {
    why: "An investor asks how large this can become, and a number of buyers answers it better than a trillion.",
    practice:
      "Count from below: how many [customers] there are, times what each would pay in a year, and with which of them you start.",
  },
  business_model: {
    why: "Until somebody knows who pays you, they cannot tell a company from a project.",
    practice:
      "Finish this sentence: “[Who] pays us [how much] per [month, piece, use]”, and say what is left.",
  },
  traction: {
    why: "What has happened already is worth more than everything that is promised, even if it is small.",
    practice:
      "Finish this sentence: “Since [month], [how many] have [used, bought, signed]”, and add what came of it.",
  },
  team: {
    why: "Early on, people invest in whoever does it: they want to know what you have done before.",
    practice: "One sentence per person: name, what she has done for how long, and why that matters here.",
  },
  competition: {
    why: "Everybody solves it somehow today, if only with paper; unsaid, it sounds as if you had not looked.",
    practice: "Finish this sentence: “Today people use [what]; it fails when [when], and ours does not”.",
  },
  ask: {
    why: "Whoever would like to help cannot, as long as nobody says with what.",
    practice: "End with it: the amount, what it pays for, and how far that takes you. Then stop talking.",
  },
};

/** `{label}` is the item's name, `{asks}` what it should say, `{missing}` what it leaves open. */
const keep = { title: "{label} is clear", why: "You say {asks}." };

/** What is said of an item of the rubric: that it is not there, only hinted at, or there with something open. */
export function adviseOnItem({ item, quote, points, missing }: RubricItemScore): Advice {
  const { why, practice } = parts[item as RubricItemId];
  const isSaid = quote !== null && (points ?? 0) >= 2;
  if (isSaid && missing.length > 0) {
    const again =
      "Take the sentence you have, add the missing fact, and say it aloud until it fits in one breath.";
    return { improve: { title: "{label}: add {missing}", why, practice: again }, keep };
  }
  const title = quote === null ? "Say {asks}" : "Say plainly {asks}";
  const state = quote === null ? "Nothing says it yet." : "So far it can only be guessed.";
  return { improve: { title, why: `${state} ${why}`, practice }, keep };
}
