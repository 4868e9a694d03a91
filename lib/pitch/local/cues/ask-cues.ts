import { cue } from "../sentence.ts";
import type { ItemCues } from "./item-cues.ts";

/** How English speaks of the ask. */
export const askCues: ItemCues = {
  strong: cue(`
      we (?:be )?(?:now )?(?:raise|ask|seek)(?= .*(?:#|#money|round|seed|fund|capital|equity|series|investment))|we (?:be )?(?:look for|seek)|we want to raise|we would like you to
      we (?:would )?(?:be )?(?:glad|happy|love|like) to (?:find|meet|win)|we need (?:about )?#money|would need be|be what we need|to raise #money
      invest (?:in us|#money)|seed round|our (?:seed|funding) round|series a|introduce us|investor who|join us as|our ask|partner (?:who|that)|with your (?:help|money|investment)|help us (?:to )?\\S+
      with #money(?: big)? we|#money(?: big)? (?:get|bring|buy|allow|let|take|help) us|what we (?:want|need|ask)|we want (?:\\S+ ){0,2}(?:money|from you)`),
  weak: cue(`
      round|partner|help us|introduction|talk to us|investor|invest|join|contact|hear from you|part of this|need|somebody who|raise|jump on
      we would|#money|come and|funding|fund|before it|write to us|please`),
  unless: cue("raise (?:his|her|their|your)|the club"),
  aspects: [
    { asks: "the amount", by: cue("#money(?: big)?|# big") },
    {
      asks: "what it will be used for",
      by: cue(
        "to (?:open|build|finish|reach|get|finance|pass|enter|hire|launch|expand|make|bring|grow|develop|certify|double|prove|produce|buy|train|move|complete|run|start)|for the|to \\S+ (?:the|our|another|#)|that want to",
      ),
    },
    {
      asks: "by when and how far it takes you",
      by: cue(
        "within|by (?:the|next|this|#)|next (?:year|spring|summer|autumn|winter|month)|over the next|running by|to reach|to get to|# month|before (?:next|the)|more \\S+",
      ),
    },
  ],
};
