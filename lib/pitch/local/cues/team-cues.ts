import { cue } from "../sentence.ts";
import type { ItemCues } from "./item-cues.ts";

/** How English speaks of the team. */
export const teamCues: ItemCues = {
  strong: cue(`
      team|founder|co-founder|cofounder|co founder|ceo|cto|cfo|coo|phd|engineer at|we meet (?:at|in|while)|my background|besides me|i hold
      my (?:partner|sister|brother|advisor|colleague)|our (?:advisor|cto|ceo|engineer|chief \\S+)|we (?:write|do) our thesis|we come from|we be (?:# )?(?:\\S+ )?(?:founder|engineer|dreamer|doer|student|sister|brother)
      i (?:\\S+ )?(?:spend|study|lead|run|work|bake|build|write|manage|design|own|teach|head|practise|practice|train|found|drive|sell)(?: \\S+){0,7} (?:# year|for #|at|for)
      i (?:use to be|be) an? (?:\\S+ ){0,3}\\S+(?:er|or|ist|ian|ant|nurse|clerk|physic|chemist)|i be (?:a )?\\S+ myself|have work (?:\\S+ ){1,5}# year|i lead|i run
      (?:lead|head|run|build|manage|write) (?:\\S+ ){1,5}(?:at|for) an?|(?:spend|for) # year (?:at|in|as)|head of \\S+ at|rock star|ninja|years? of experience
      doctorate|use to (?:program|work|run|build|lead|teach|sell|manage|design|write)|(?:both|two|three) of us|before this i|i grow up|previously i|i know this|(?:sell|program|manage) (?:\\S+ ){1,5}(?:at|for) \\S+`),
  weak: cue(`
      together|experience|expert|university|professor|doctor|dr\\.?|# year|for # year|work at|work as|patent|engineer|head of|advisor|scientist|thesis|degree
      # \\S+ who build|she use to|he use to|before (?:she|he) join|award|me and|phd|we be #|who (?:write|build|run|lead|design)|lead|my father|my mother|@i-did`),
  unless: cue("neighbor|he tell|the home team|wonderful team|captain"),
  aspects: [
    { asks: "who you are", by: "substance" },
    {
      asks: "what each of you has done before",
      by: cue(
        "# year|for # year|lead|run|build|write|design|study|work|bake|phd|use to|head of|spend|hold|thesis",
      ),
    },
    {
      asks: "how you complement each other",
      by: cue(
        "co-founder|cofounder|my partner|my sister|my brother|we meet|besides me|\\S+ our cto|i \\S+(?: \\S+)* and \\S+ (?:write|build|run|lead)|dr\\.?|doctor|we be # founder|join we|join us|who (?:write|build|run)|we come from",
      ),
    },
  ],
};
