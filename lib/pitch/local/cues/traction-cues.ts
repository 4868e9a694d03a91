import { cue } from "../sentence.ts";
import type { ItemCues } from "./item-cues.ts";

/** How English speaks of traction. */
export const tractionCues: ItemCues = {
  strong: cue(`
      traction|pilot|pay (?:customer|user|shop|client)|(?:customer|user|client) already|grow by|double|triple|month over month|week over week
      recurring revenue|we (?:have )?launch|sign up|retention|churn|waiting list|wait list|active user|letter of intent|test it|come back|be live|go live|still pay
      we have (?:already )?(?:\\S+ )?(?:install|instal|sell|sign|reach|win|inspect|close|serve|deliver|ship|help|train|host)\\S*(?: up)? (?:\\S+ )?#
      we (?:inspect|install|sell|serve|deliver|ship|host|run|close|sign)(?: up)? #|# (?:\\S+ ){0,3}(?:have|have now|have already) (?:buy|book|use|try|test|join|subscribe|sign|order|pay|switch|download|instal|install)
      have (?:buy|book|subscribe|join|order|download) \\S+|# (?:\\S+ ){1,2}(?:buy|book|use|take|test|try|find)(?= .*@did)|use it every|be order|have stay|be still (?:there|with)
      first (?:customer|user|order|sale|repair|pilot|month|\\S+)(?= .*@did)|in (?:the )?(?:past|last|first)? ?# (?:month|week|year)(?= .*# .*@did)
      we (?:now )?(?:make|have)(?: \\S+){0,2} (?:#|#money)(?: big)? (?:\\S+ ){0,2}(?:revenue|pay|shop|customer|user|client|member|subscriber)
      (?:our|the) first \\S+ (?:say|have|pay|use|order)|order again|we be (?:already )?in # \\S+|# \\S+ be (?:connect|live|install|instal|equip|use)|# \\S+ (?:put|use|run|buy) our|since \\S+ (?:\\S+ ){0,2}(?:it|we|they) have`),
  weak: cue(`
      customer|user|already|since|so far|last (?:month|year|autumn|winter|spring|summer|week)|this year|(?:in|over|within) (?:the )?(?:past |last |first )?# \\S+|grow
      #percent|launch|revenue|try|feedback|momentum|love the idea|feature|people we talk to|happy|today|we start in|community|go well|prototype
      leave after|of them have|at the moment|# people who|have \\S+ #|go down|now|@did`),
  unless: cue(
    "i (?:\\S+ ){0,3}(?:spend|work|run|bake|study|lead)|for # year|we (?:be )?(?:now )?(?:raise|ask|look for|need)|we charge|out of #|want to raise|never|my (?:partner|co-founder)",
  ),
  aspects: [
    { asks: "how much or how many so far", by: cue("#|#money|#percent") },
    {
      asks: "since when or over what time",
      by: cue(
        "since|last \\S+|this year|so far|in (?:the )?(?:past |last |first )?# (?:month|week|year)|we start(?: \\S+)? in|we now|now|today|at the moment|every (?:day|week|month|# month)|month|follow week|after half",
      ),
    },
    {
      asks: "whether they stay, pay or get results",
      by: cue(
        "revenue|still pay|pay|stay|leave|come back|double|grow|#percent|go down|letter of intent|be order|retention|every day|be still|subscribe|find #",
      ),
    },
  ],
};
