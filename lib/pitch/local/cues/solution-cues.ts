import { cue } from "../sentence.ts";
import type { ItemCues } from "./item-cues.ts";
import { period, quantity } from "./vocabulary.ts";

/** How English speaks of the solution. */
export const solutionCues: ItemCues = {
  strong: cue(`
      we (?:have )?(?:build|develop|create|invent|design|make|offer|provide|solve|automate|help|let|give|replace|turn|bring|combine|connect)
      what we do|solution|our (?:product|platform|application|software|tool|system|device|service|technology|method|material|approach)
      it work like|@product-acts|@name-acts|@name-frame|@we-act|with our
      (?!it|this|that|he|she|there|i|who|which|problem|market|team)\\S+ be an? (?:\\S+ ){1,8}(?:that|which)(?= \\S+)|(?:an?|the) (?:\\S+ ){0,4}(?:box|tag|sensor|app|application|robot|device|camera|chip|patch|bracelet|kit|bot|tool) (?:\\S+ ){0,6}(?:hear|see|tell|read|measure|open|send|watch|count|detect|find|warn|call)`),
  weak: cue(`
      application|platform|software|device|sensor|automatically|automatic|instead of|so that|(?:in|within|after) # (?:second|minute|hour)|with a single
      ai|camera|robot|drone|algorithm|@it-acts|you|your|know which|by itself|microphone|phone|model|machine learning|battery|scan|film|photo
      lamp|kit|share|live|at once|so nobody|because everything|product|only say|simply|by phone|tell|show|learn|match|detect|predict|nearby
      clip|open|send|watch|pick up|call|warn|box|tag|chip|text message|put|@name-frame|tell you|connect`),
  unless: cue(
    `we (?:charge|sell|take|keep)|per \\S+|competitor|compare with|unlike|#money big|we (?:inspect|install|serve|deliver|host)(?: \\S+){0,2} #|somebody else|do something similar|@i-did`,
  ),
  aspects: [
    { asks: "what exactly it does", by: "substance" },
    {
      asks: "what gets better by it",
      by: cue(
        "so that|so nobody|instead of|without|because|before|never|no need|within|keep|automatically|tonight|tomorrow|by itself|afterwards|where to|where a|what to|what it be|which|how much|for the \\S+ to|in the \\S+ own|out of|into a|save|come by",
      ),
    },
    {
      asks: "how well or how fast it does that",
      by: cue(`${quantity}|for # (?:${period})|already own|already have|no picture|single|at once|live`),
    },
  ],
};
