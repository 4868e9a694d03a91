import type { Token } from "./sentence.ts";

const words = (list: string) => new Set(list.split(" "));

/** Nouns that are ours without being what we make. */
const ownMatters = words(
  "team advisor partner customer user client competitor market segment margin price pricing revenue goal plan mission vision company startup business founder name story investor money feedback one cto ceo cfo coo engineer developer head chief gross community ask sale growth father mother neighbor family friend",
);
/** What customers do; a capital at the beginning of a sentence makes no name. */
const customerVerbs = words(
  "be have pay buy spend use want need lose like love cost think say rent let wash throw write watch hear jump join meet give take put add mix",
);
/** What founders do besides making something. */
const founderVerbs = words(
  "be have raise need look seek ask want believe think hope know love like come meet start charge sell earn grow sign win reach see feel go get say plan expect target pay keep take do try work begin aim mean talk live speak invest promise book study found lead run spend save begin wish thank",
);

const isVerb = (token: Token | undefined) => token?.part === "VERB";
const isPast = (token: Token | undefined) =>
  isVerb(token) && !/(?:ing|s)$/.test((token as Token).text) && token?.text.toLowerCase() !== token?.lemma;
const isPresent = (token: Token | undefined) => isVerb(token) && token?.text.toLowerCase() === token?.lemma;
const isProgressive = (token: Token | undefined) => isVerb(token) && /ing$/.test((token as Token).text);

/** Up to two words further on, past adverbs and auxiliaries, what somebody does. */
function verbAfter(tokens: Token[], at: number): Token | undefined {
  return tokens.slice(at + 1, at + 4).find(({ part }) => part !== "ADV" && part !== "AUX" && part !== "PART");
}

function productActs(tokens: Token[]): boolean {
  return tokens.some(({ lemma }, at) => {
    if (lemma !== "our") return false;
    const end = tokens.findIndex((token, index) => index > at && !/^(?:NOUN|PROPN|ADJ)$/.test(token.part));
    const noun = tokens[end - 1];
    const doer = tokens[end];
    return end > at + 1 && (doer?.part === "AUX" || isVerb(doer)) && !!noun && !ownMatters.has(noun.lemma);
  });
}

/**
 * A name at the beginning that does something. English gives a thing an article, so a single noun without one is a name
 * ("Frontdesk picks up", "Falco is a robot"), whatever the tagger takes it for.
 */
function nameActs([first, second, third]: Token[]): boolean {
  if (!first || !second || !/^\p{Lu}/u.test(first.text) || !/^(?:NOUN|PROPN|X)$/.test(first.part))
    return false;
  if (second.lemma === "be") return /^(?:a|an)$/.test(third?.lemma ?? "");
  if (customerVerbs.has(second.lemma)) return false;
  const isSingular = first.part === "PROPN" || first.text.toLowerCase() === first.lemma;
  return isVerb(second) && isSingular && (first.part === "PROPN" || second.text.endsWith("s"));
}

/**
 * Who does what in a sentence, as marks for the cues: `@product-acts` ("our sheet counts"), `@name-acts` (a name at its
 * beginning and a verb), `@name-frame` ("with Tandem, …"), `@we-act` and `@it-acts` (the present), `@we-did`, `@i-did` and
 * `@did` (the past or the perfect).
 */
export function markGrammar(all: Token[]): string[] {
  const tokens = all.filter((token) => token.part !== "PUNCT");
  const [first, second, third] = tokens;
  const after = (subject: RegExp, test: (token: Token | undefined) => boolean) =>
    tokens.some(({ lemma }, at) => subject.test(lemma) && test(verbAfter(tokens, at)));
  const makes = (token: Token | undefined) =>
    (isPresent(token) || isProgressive(token)) && !founderVerbs.has(token?.lemma ?? "");
  const marks: [string, boolean][] = [
    ["@product-acts", productActs(tokens)],
    ["@name-acts", nameActs(tokens)],
    [
      "@name-frame",
      first?.part === "ADP" && second?.part === "PROPN" && /^(?:PRON|DET|NOUN|VERB)$/.test(third?.part ?? ""),
    ],
    ["@we-act", after(/^we$/, makes)],
    ["@it-acts", /^(?:it|they|you)$/.test(first?.lemma ?? "") && isVerb(verbAfter(tokens, 0))],
    ["@we-did", after(/^we$/, isPast)],
    ["@i-did", after(/^i$/, isPast)],
    ["@did", tokens.some((token) => isPast(token))],
  ];
  return marks.filter(([, holds]) => holds).map(([mark]) => mark);
}
