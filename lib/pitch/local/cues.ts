import type { RubricItemId } from "../rubric.ts";
import { cue } from "./sentence.ts";

/**
 * Something a listener wants to know of an item. It is answered by a sentence on the item that matches the cue, or, as
 * "substance", by one that names things instead of praising them.
 */
export type Aspect = { asks: string; by: RegExp | "substance" };

/** How English speaks of an item of the rubric, in lemmas. */
export type ItemCues = {
  /** All but prove that the sentence speaks of it. */
  strong: RegExp;
  /** Point to it and may mean something else; three make a statement. */
  weak: RegExp;
  aspects: readonly [Aspect, Aspect, Aspect];
};

const quantity = "#|#money|#percent|big|half|third|quarter|fifth|twice|double|every second|most of|one in";
const period = "day|night|week|month|year|season|quarter|minute|hour";

export const itemCues: Record<RubricItemId, ItemCues> = {
  problem: {
    strong: cue(`
      problem|pain|pain point|struggle|suffer|frustrate|frustrating|frustration|waste|broken|break|fail to|fall behind
      throw away|throw \\S+ away|too expensive|hard to|too late|too slow|lose|rot|overload|shortage|burn out|die of|eat up
      have to guess|must replace|go to waste|go wrong|no idea|do not know|can not (?:find|see|tell|afford|get|reach|pay|read|speak|keep)
      have to wait|nobody know|still (?:use|do|write|type)`),
    weak: cue(`
      cost \\S+|never|nobody|no one|not know|slow|difficult|manually|by hand|today|every (?:${period})|hour|miss|wrong|must
      expensive|accident|sick|too (?:much|many|little|few|long)|empty|fall|wait|without|risk|fear|afraid|guess|type|typing
      paper|spreadsheet|stress|error|mistake|fraud|complain|forget|one \\S+ after another|half of|a third of|a fifth of|#percent of|every second|happen|often
      still|can not|could not|cough|legacy|gap|each|need|would`),
    aspects: [
      { asks: "whose problem it is", by: "substance" },
      {
        asks: "how often it happens or how many it hits",
        by: cue(`${quantity}|every (?:${period})|each|always`),
      },
      {
        asks: "what it costs them",
        by: cue(`#money|#percent|cost|lose|hour|accident|die|harvest|income|harm`),
      },
    ],
  },
  solution: {
    strong: cue(`
      we (?:have )?(?:build|develop|create|invent|design|make|offer|provide|solve|automate|help|let|give|replace)
      we (?:be )?build|what we do|our (?:product|platform|application|solution|software|tool|system|device|service|technology|sensor|robot|drone|machine|model|algorithm|film|material|method)
      our (?:\\S+ ){1,6}(?:ecosystem|platform|product|solution)|solution|it work like|product-acts|name-acts`),
    weak: cue(`
      application|platform|software|device|sensor|automatically|instead of|so that|in # minute|within # minute|with a single
      ai|camera|robot|drone|algorithm|it (?:run|take|tell|show|help|give|keep|match|read|share)|you get|know which|by itself
      lamp|kit|share|on the phone|live|at once|so nobody|because everything|product|we call|only say|simply|by phone`),
    aspects: [
      { asks: "what exactly it does", by: "substance" },
      {
        asks: "what gets better by it",
        by: cue(
          "so that|so nobody|instead of|without|because|before|never|no need|within|keep|automatically|tonight|tomorrow|by itself|afterwards|where to look|what to|which|how much|for the \\S+ to|in the \\S+ own",
        ),
      },
      {
        asks: "how well or how fast it does that",
        by: cue(`${quantity}|for # (?:${period})|already own|no picture|single|at once`),
      },
    ],
  },
  market: {
    strong: cue(`
      market|addressable|tam|industry|segment|target customer|billion|trillion|sector|opportunity
      there be # big|have # big|have half a # big|spend #money big|household in|\\S+ alone have`),
    weak: cue(`
      worldwide|europe|africa|asia|america|germany|country|world|company|business|grow|demand|spend|everybody|everyone|potential
      # big|#money big|household|a lot of people|many people|people out there|planet|where we begin|we start with`),
    aspects: [
      {
        asks: "how many buyers there are",
        by: cue("# big|# (?:\\S+ ){1,2}(?:household|shop|company|judge|bed|hospital|clinic)"),
      },
      { asks: "how much they spend", by: cue("#money big|#money") },
      {
        asks: "which of them come first",
        by: cue(
          "first segment|we start with|where we begin|we begin|irrigated|in (?:europe|the union|germany|africa|east africa|asia|the us|the uk)|europe|alone have|be use today|off grid|where our|corner|small",
        ),
      },
    ],
  },
  business_model: {
    strong: cue(`
      subscription|subscribe|we (?:charge|monetise|monetize|earn|keep|rent|license)|we sell \\S+(?: \\S+){0,3} (?:at|for|by)|pricing|price|business model
      license|licence|commission|gross margin|margin|take rate|fee|rent|pay(?: \\S+){0,4} #money|freemium
      make money|earn money|buy(?: \\S+){0,3} for #money|#money per|per (?:seat|user|sensor|bed|shop|judge|kilo)`),
    weak: cue(`
      pay|pay off|revenue|sell|free|plan|#money|earn|cost (?:us|the \\S+|you)|per \\S+|a month|a year|every month|monthly|weekly|annual
      instalment|keep|money|wholesale`),
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
          "\\S+ (?:pay|rent|buy)|margin|cost us|we keep|we make it for|receive|the family|save|charge \\S+ a|courts|clinic|grower",
        ),
      },
    ],
  },
  traction: {
    strong: cue(`
      traction|pilot|pay (?:customer|user|shop|client)|customer already|user already|grow by|double|triple|month over month
      recurring revenue|we launch|sign up|retention|churn|waiting list|active user|letter of intent|test it|come back
      we have (?:instal|install|sell|sign|reach|win|inspect|close|serve|deliver|ship|help)\\S*(?: up)? #|we inspect #
      have (?:buy|book|use|try|test|join) \\S+|# (?:\\S+ ){1,2}(?:buy|book|use|take|test|try)|use it every|be order|have stay|still pay
      we (?:now )?(?:make|have)(?: \\S+){0,2} (?:#|#money)(?: big)? (?:\\S+ ){0,2}(?:revenue|pay|shop|customer|user|client)`),
    weak: cue(`
      customer|user|already|since|so far|last (?:month|year|autumn|winter|spring|summer|week)|this year|in the past # \\S+|grow
      #percent|launch|revenue|try|feedback|momentum|love the idea|feature|people we talk to|happy|today|we start in|no-one leave
      leave after|of them have|at the moment|# people who|have \\S+ #|go down|now`),
    aspects: [
      { asks: "a number", by: cue("#|#money|#percent") },
      {
        asks: "since when or over what time",
        by: cue(
          "since|last \\S+|this year|so far|in the past|we start(?: \\S+)? in|we now|now|today|at the moment|every (?:day|week|month|# month)|month|follow week",
        ),
      },
      {
        asks: "whether they stay, pay or get results",
        by: cue(
          "revenue|still pay|pay|stay|leave|come back|double|grow|#percent|go down|letter of intent|be order|retention|every day",
        ),
      },
    ],
  },
  team: {
    strong: cue(`
      team|founder|co-founder|cofounder|co founder|ceo|cto|cfo|coo|phd|engineer at|we meet (?:at|in|while)|my background|besides me
      my (?:partner|sister|brother|advisor)|our (?:advisor|cto|ceo|engineer|chief \\S+)
      i (?:\\S+ )?(?:spend|study|lead|run|work|bake|build|write|manage|design|own|teach|head|practise|practice)(?: \\S+){0,7} (?:# year|for #|at|for)
      i (?:use to be|be) an? \\S+ (?:myself|at|for)|have work (?:\\S+ ){1,5}# year|i lead|i run|rock star|ninja`),
    weak: cue(`
      together|experience|expert|university|professor|doctor|dr\\.?|# year|work at|patent|engineer|head of|advisor|scientist
      # \\S+ who build|she use to|he use to|before (?:she|he) join|award|me and|phd|we be #`),
    aspects: [
      { asks: "who they are", by: "substance" },
      {
        asks: "what they have done before",
        by: cue(
          "# year|for # year|lead|run|build|write|design|study|work|bake|phd|use to|head of|spend|hold",
        ),
      },
      {
        asks: "why they fit together",
        by: cue(
          "co-founder|cofounder|my partner|my sister|we meet|besides me|\\S+ our cto|i \\S+(?: \\S+)* and \\S+ (?:write|build|run|lead)|dr\\.?|doctor|we be # founder|join we|join us",
        ),
      },
    ],
  },
  competition: {
    strong: cue(`
      competitor|competition|competitive|alternative|alternatives|unlike|compare (?:to|with)|other (?:tool|system|application|company|solution|provider|product|service|software)
      incumbent|nobody else|no one else|exist solution|existing solution|we be the only|rival|nothing like|# time (?:as|more)|time as
      others|general tool|instead of us|status quo|secret sauce|moat`),
    weak: cue(`
      other|good than|fast than|cheap than|instead|only|advantage|patent|while|whereas|too expensive|already store|but you|guess|wire
      name-acts|big \\S+ company|conventional|traditional|usual|different|need no|chatgpt|google|be fun`),
    aspects: [
      { asks: "what people use instead", by: "substance" },
      {
        asks: "what is different here",
        by: cue(
          "because|need no|without|cost|cheap|fast|only|but|and ours|be not allow|not|can not|time as|#|we work with|tear",
        ),
      },
      {
        asks: "why others cannot do the same",
        by: cue(
          "#|#percent|patent|only ones?|only one|nobody else|no one else|exclusive|years? ahead|be not allow|every single|time as",
        ),
      },
    ],
  },
  ask: {
    strong: cue(`
      we (?:be )?(?:now )?(?:raise|ask|seek)(?= .*(?:#|#money|round|seed|fund|capital|equity|series|investment))|we (?:be )?(?:look for|seek)|we want to raise|we would like you to
      invest|seed round|funding|series a|would need be|be what we need|introduce us|investor who|join us as|we need #money|our ask`),
    weak: cue(`
      round|partner|help us|introduction|talk to us|meet|investor|join|contact|hear from you|part of this|need|somebody who|raise
      we would|#money`),
    aspects: [
      { asks: "the amount", by: cue("#money(?: big)?|# big") },
      {
        asks: "what it will be used for",
        by: cue(
          "to (?:open|build|finish|reach|get to|finance|pass|enter|hire|launch|expand|make|bring|grow|develop|certify|double)|for the|to \\S+ (?:the|our|another|#)",
        ),
      },
      {
        asks: "by when and how far it takes them",
        by: cue(
          `within|by (?:the|next|this|#)|next (?:year|spring|summer|autumn|winter|month)|over the next|running by|to reach|to get to|# month|more \\S+`,
        ),
      },
    ],
  },
};

/** Words that praise and name nothing. */
export const vagueWords = new Set(
  "people thing lot life everything everybody everyone something anything world planet today way idea time problem solution market team platform ecosystem stakeholder opportunity momentum feedback paradigm value chain journey future synergy currency trillion engagement percent hi thanks kind star ninja rock sauce moat vision investor product".split(
    " ",
  ),
);
