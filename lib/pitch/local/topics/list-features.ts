import type { Sentence } from "../sentence.ts";

const words = (list: string) => new Set(list.split(/\s+/));

/** Words that carry the build of a sentence and not its matter: who acts, when, how much, compared with what. */
const functionWords = words(`
  i we you he she it they our my your their his her its us me them who which that this these those there what how
  when where why whoever nobody anyone everybody everyone somebody no not never none neither nor only just already yet
  still since so far now today until before after while during instead without with within for from to of in on at by
  per each every all both most half some any many few more less than as like because if whether although but and or a
  an the be have do will would can could should must may might shall need want get let other another else same
  different alone together again once twice about around over between among across out up off away back down then later
  soon ago next last first second new old own use make take give go come say know look please very really`);
const marks = words(
  "# #money #percent big @product-acts @name-acts @name-frame @we-act @it-acts @we-did @i-did @did",
);
const openers = words("we i our my you it they a the with if so there # #money in but this that");
const periods = words("day night week weekend month year season quarter minute hour morning");
const pairs = words("be_# for_# #_big #money_big");

/** Sentences longer than this are as long as any. */
const longSentence = 25;

/**
 * What the build of a sentence tells of its topic, whatever it speaks of: function words, amounts, who does what, how it
 * begins. Names of features with values of about 0..2.
 */
export function listFeatures({ line, tokens, text }: Pick<Sentence, "line" | "tokens" | "text">) {
  const features = new Map<string, number>();
  const lemmas = line.trim().split(" ");
  lemmas.forEach((lemma, at) => {
    if (functionWords.has(lemma)) features.set(lemma, 1);
    if (marks.has(lemma)) features.set(lemma, Math.min(2, (features.get(lemma) ?? 0) + 1));
    const next = lemmas[at + 1] ?? "";
    const pair = `${lemma}_${next}`;
    if (pairs.has(pair)) features.set(pair, 1);
    if (/^(?:a|per|each|every)$/.test(lemma) && periods.has(next)) features.set("per_period", 1);
  });
  const [opener = ""] = lemmas;
  if (openers.has(opener)) features.set(`first_${opener}`, 1);
  const share = (part: string) => Math.min(1, tokens.filter((token) => token.part === part).length / 3);
  features.set("names", share("PROPN"));
  features.set("numbers", share("NUM"));
  features.set("length", Math.min(1, tokens.length / longSentence));
  if (tokens[0]?.part === "VERB") features.set("first_verb", 1);
  if (text.includes("?")) features.set("question", 1);
  return features;
}
