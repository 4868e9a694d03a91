import { cue } from "../sentence.ts";
import type { ItemCues } from "./item-cues.ts";
import { actor, period } from "./vocabulary.ts";

/** How English speaks of the business model. */
export const businessModelCues: ItemCues = {
  strong: cue(`
      subscription|subscribe to|we (?:charge|monetise|monetize|earn|license)|we (?:take|keep|get) (?:a )?(?:#percent|cut|share|commission|#money|#)|we sell(?: \\S+){0,4} (?:at|for|by|to)|pricing|business model
      license|commission|gross margin|margin|take rate|monthly fee|annual fee|freemium|pay us|(?:rent|buy|lease|license)(?: \\S+){1,4} from us|customer pay|user pay
      (?:pay|rent|buy|lease|get|order)(?: \\S+){0,5} #money(?! big)|#money (?:a|per|each|every|and|for) (?:\\S+ )?(?:${period}|seat|user|${actor}|mast|kilo|lesson|ride|order|visit|unit)
      make money|earn money|#money per \\S+|price (?:be|start|of)|per (?:seat|user|bed|shop|kilo|month)
      (?:sell|go) for #money|come to #money|share the (?:saving|revenue|profit)|(?:would|will|they|who) pay (?:by|per|us|monthly)|cost #money(?! big)|a fee of|for free(?= .*pay)`),
  weak: cue(`
      pay|pay off|revenue|sell|free|plan|#money|earn|cost (?:us|the \\S+|you)|per \\S+|a month|a year|every month|monthly|weekly|annual|rent|lease
      instalment|keep|money|wholesale|insurer|half of it|token|ad|advertise|price|fee
      nothing|saving|profit|month`),
  unless: cue(
    "(?:we|i) (?:\\S+ ){0,12}pay #money|waste|lose|throw|nobody|half of all|cost (?:them|carrier|him|her|the airline)|the problem|we be raise|spend #money",
  ),
  aspects: [
    { asks: "the price", by: cue("#money|#percent|#") },
    {
      asks: "how often it is paid",
      by: cue(
        `(?:a|per|each|every) \\S+|and (?:${period})|monthly|weekly|annual|annually|instalment|subscription|once`,
      ),
    },
    {
      asks: "who pays and what is left over",
      by: cue(
        "\\S+ (?:pay|rent|buy|lease)|margin|cost us|we keep|we take|we make it for|receive|the family|save|charge \\S+ a|people get",
      ),
    },
  ],
};
