import { cue } from "../sentence.ts";
import type { ItemCues } from "./item-cues.ts";

/** How English speaks of the competition. */
export const competitionCues: ItemCues = {
  strong: cue(`
      competitor|competition|competitive|alternative|alternatives|unlike|compare (?:to|with)|other (?:tool|system|application|company|solution|provider|product|service|software|startup|lab)
      incumbent|nobody else|no one else|exist solution|existing solution|we be the only|the only one|rival|nothing like|# time (?:as|more|less)|time as
      others|the other|general tool|instead of us|status quo|secret sauce|moat|similar|do the same|big \\S+ company|than (?:any|other|the other|theirs|today)
      today (?:people|they|most|one|everybody|companies|you)|until now|so far (?:people|they|the only)|conventional|traditional|apart from us|nobody has`),
  weak: cue(`
      other|good than|fast than|cheap than|than|instead|only|advantage|patent|while|whereas|too expensive|already store|but you|but we|guess|wire
      @name-acts|usual|usually|different|differently|need no|chatgpt|google|apple|microsoft|amazon|be fun|but|not|we do|we be|cheaper|just
      neither|none of them|do not \\S+|can not \\S+|never \\S+|have to be|tell you|look at|call center`),
  unless: cue(
    "other week|each other|no competition|competition for every|competition between|in other words|on the other hand",
  ),
  aspects: [
    { asks: "what people use instead", by: "substance" },
    {
      asks: "what is different here",
      by: cue(
        "because|need no|without|cost|cheap|fast|only|but|and ours|be not allow|not|can not|time as|#|we work with|tear|we do|with a",
      ),
    },
    {
      asks: "why others cannot do the same",
      by: cue(
        "#percent|patent|only ones?|only one|nobody else|no one else|exclusive|years? ahead|be not allow|every single|time as|certificate|# time",
      ),
    },
  ],
};
