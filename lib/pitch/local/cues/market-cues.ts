import { cue } from "../sentence.ts";
import type { ItemCues } from "./item-cues.ts";
import { actor } from "./vocabulary.ts";

/** How English speaks of the market. */
export const marketCues: ItemCues = {
  strong: cue(`
      addressable|tam|industry|target customer|trillion|market (?:of|for|be|that|in|grow|size)|(?:the|a|our|\\S+) market(?= .*(?:#|grow|huge|big))|be a #money big
      there be (?:\\S+ )?# big|(?:#|some #) big (?:\\S+ ){1,5}(?:have|spend|buy|use|own|need|pay|in|face|suffer|live|work)(?= )
      # big (?:\\S+ ){0,2}(?:${actor})|spend (?:\\S+ ){0,2}#money(?: big)?|will be worth|be worth #?|household in|\\S+ alone have|have # big|billion|opportunity|segment
      every (?:\\S+ ){1,2}in the (?:country|world|city|union)|# big (?:\\S+ )?(?:hive|car|bike|phone|machine|boiler|roof|tree|plane|flight|parcel|meal|letter|field)`),
  weak: cue(`
      worldwide|europe|european|the union|africa|asia|america|germany|country|world|global|globally|company|business|grow|demand|spend|everybody|everyone|potential
      # big|#money big|household|a lot of people|many people|people out there|planet|where we begin|we start with|market|analyst|every (?:${actor})|a year
      could use this|manage|commercial`),
  unless: cue(
    "we (?:be )?(?:now )?(?:raise|ask|need|look)|we (?:have )?(?:sign|sell|install|reach)|cost (?:them|the|carrier)|waste|lose|throw|fish market|i (?:go|buy)",
  ),
  aspects: [
    { asks: "how many buyers there are", by: cue(`# big|# (?:\\S+ ){0,2}(?:${actor})`) },
    { asks: "how much they spend", by: cue("#money big|#money") },
    {
      asks: "which of them come first",
      by: cue(
        "first segment|we start with|where we begin|we begin|(?:in|across) (?:\\S+ )?(?:europe|union|germany|africa|asia|us|uk|states|country|city|france|spain|india)|europe|alone have|where our|off grid|corner|small|with a|that have to|who",
      ),
    },
  ],
};
