import { cue } from "../sentence.ts";
import type { ItemCues } from "./item-cues.ts";
import { period, quantity } from "./vocabulary.ts";

/** How English speaks of the problem. */
export const problemCues: ItemCues = {
  strong: cue(`
      problem|pain|struggle|suffer|frustrate|frustrating|frustration|waste|wasted|broken|break|fail|failure|fall behind|throw(?: \\S+){0,2} away
      too (?:expensive|late|slow|heavy|complicated|dangerous)|hard to|lose|loss|rot|overload|shortage|burn out|burnout|die|kill|eat up|leak|leak away
      have to (?:guess|wait|choose|pay|travel)|must replace|go (?:to waste|wrong|unnoticed|unused)|no idea|(?:do not|never) (?:know|find|arrive|get|have|see|finish|hear)
      can not (?:find|see|tell|afford|get|reach|pay|read|speak|keep|follow|work|sleep|trust)|nobody (?:know|see|notice)|still (?:use|do|write|type|rely)
      lack|unable|nightmare|tedious|annoying|confusing|complicated|impossible|stuck|bottleneck|burden|mess|crisis|dangerous|injure|injury|disease|illness
      pollute|pollution|emission|steal|theft|hack|delay|queue|crash|lonely|loneliness|exclude|unsafe|unfair|out of reach|miss out|give up|drop out|own no
      cost (?:\\S+ ){0,3}#money big|turn away|find out (?:too late|when)|have to be throw|bury|for nothing|in vain|outlive|miss (?:a|an|the|their)`),
  weak: cue(`
      cost \\S+|never|nobody|no one|not|no|none|without|slow|slowly|difficult|difficulty|manually|by hand|today|every (?:${period})|hour|miss|wrong|must
      expensive|accident|sick|too (?:much|many|little|few|long)|empty|fall|wait|risk|fear|afraid|guess|type|typing|outdated|old|because
      paper|paperwork|spreadsheet|phone call|stress|error|mistake|fraud|complain|forget|one \\S+ after another|often|usually|most|each
      half of|a third of|a fifth of|a quarter of|#percent of|# out of #|every second|happen|still|cough|legacy|gap|need|instead of
      pay|since|#money|#percent|nearly|almost|at the wrong|yet`),
  unless: cue("we (?:have )?solve|we (?:be )?(?:raise|ask|look)"),
  aspects: [
    { asks: "whose problem it is", by: "substance" },
    {
      asks: "how often it happens or how many it hits",
      by: cue(`${quantity}|# out of #|every (?:${period})|each|always|most`),
    },
    {
      asks: "what it costs them",
      by: cue("#money|#percent|cost|lose|loss|hour|accident|die|harvest|income|harm|injury"),
    },
  ],
};
