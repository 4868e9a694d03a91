import type { Token } from "./sentence.ts";

/**
 * Words addressed to whoever judges, in lemmas. They are cut out before anything is scored, so that neither praise
 * ordered nor points dictated can be taken for the pitch.
 */
const itemNames =
  "problem|solution|market|business_?model|business model|traction|team|competition|ask|content";
const judged = `rubric|pitch|presentation|transcript|item|category|criterion|criteria|section|submission|founder|${itemNames}`;
const marks = "point|score|mark|rating|grade|star|rubric|out of|maximum|max|perfect";
const imperative = String.raw`(?<=^ |[.,;:!?>")\]] |please |now |just |then |instead |must |should |shall |you |will |also |always )`;
const orders = [
  String.raw`${imperative}(?:score|rate|grade|mark) (?:\S+ ){0,3}?(?:${judged})`,
  String.raw`(?:ignore|disregard|forget|override|bypass|skip|overrule) (?:\S+ ){0,7}?(?:rubric|instruction|prompt|rule|guideline|criterion|criteria|above|previous|prior|earlier|transcript|everything)`,
  String.raw`${imperative}(?:score|rate|grade|mark|judge|evaluate|assign|award|give|return|output|set|answer|respond|print|report|reply|write|treat|consider|add|say) (?:\S+ ){0,9}?(?:${marks}|full mark|# ?%|100|10 / 10|5 / 5)`,
  String.raw`you be (?:now )?(?:an?|the) (?:\S+ ){0,3}?(?:judge|assistant|model|grader|evaluator|ai|reviewer|jury)`,
  "as an? (?:ai|language model|judge|evaluator|grader)",
  "(?:system|developer|hidden|secret|new|updated?) (?:prompt|instruction|message|note|override)",
  String.raw`(?:note|message|instruction|memo|reminder) (?:to|for) (?:the )?(?:\S+ )?(?:judge|grader|evaluator|ai|model|reviewer|jury|system|assistant)`,
  String.raw`(?:${judged}) (?:\S+ ){0,4}?(?:deserve|must|should|shall|have to|need to|be to) (?:\S+ ){0,4}?(?:${marks}|full|high|# ?%|100)`,
  String.raw`(?:all|every|each|these|those) (?:\S+ ){0,3}?(?:item|category|criterion|criteria|section|score) (?:\S+ ){0,4}?(?:${marks}|full|high|5|five|100)`,
  "(?:end|begin|start) of (?:the )?(?:transcript|pitch|input|prompt|data|document)",
];
const figures = [
  String.raw`(?:${itemNames}|overall|final|total|score|point|rating|grade)["' ]*[:=]["' ]*\d+(?:\.\d+)?(?: ?(?:/|of|out of) ?\d+)?(?: points?)?`,
  String.raw`(?:score|rating|grade) (?:be |of |to )?\d+(?:\.\d+)?(?: ?(?:/|of|out of) ?\d+)?`,
  String.raw`(?:${itemNames}) \d+(?:\.\d+)?(?= (?:points?|/|out of|and|[.,;!]))`,
  String.raw`(?:\d+|five|ten|hundred|full|maximum|max|top|all) (?:point|mark|score|star) (?:for|to|on|in) (?:the |every |each |all )?(?:${judged})`,
  String.raw`(?:score|point|mark|rating) ["':={}\[\]]+`,
];
const order = new RegExp(` (?:${orders.join("|")})(?= )`);
const figure = new RegExp(` (?:${figures.join("|")})(?= )`);
/** The lemmas as one text, and where each begins in it. */
function write(tokens: readonly Token[]): { text: string; starts: number[] } {
  const starts: number[] = [];
  let text = " ";
  for (const { lemma } of tokens) {
    starts.push(text.length);
    text += `${lemma} `;
  }
  return { text, starts };
}

/** Whether a sentence tells the judge what to do. */
export function hasOrders(tokens: readonly Token[]): boolean {
  return order.test(write(tokens).text);
}

/**
 * A sentence up to where it tells the judge what to do (whatever such a sentence goes on to say is not believed), and
 * without points that it gives itself.
 */
export function dropOrders<T extends Token>(tokens: readonly T[]): T[] {
  const { text, starts } = write(tokens);
  const found = order.exec(text);
  let left = tokens.filter((_, index) => found === null || (starts[index] as number) <= found.index);
  for (;;) {
    const own = write(left);
    const match = figure.exec(own.text);
    if (!match) return left;
    const end = match.index + match[0].length;
    left = left.filter((_, index) => {
      const start = own.starts[index] as number;
      return start <= match.index || start > end;
    });
  }
}
