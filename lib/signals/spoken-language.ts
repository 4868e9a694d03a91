/** Languages whose fillers or content are known here, told apart by the words that every sentence needs. */
const functionWords = {
  en: "the and of to that is it for you we this with are have not be as they our but from what who can will has was an by or there so do my at i",
  de: "der die das und ist nicht ein eine einen zu den dem mit von für auf wir ich sie es auch dass haben wird sich sind aber oder wie im bei nach uns unsere um noch nur was",
  fr: "le la les et des est un une pour dans que qui nous vous pas sur avec ce sont au il elle du par plus notre nos ne se ont mais je cette c'est aux leur",
  es: "el la los las y de que en un una es por para con no se del al lo como más pero sus su nuestra nuestro somos hemos tenemos son está este esta yo nos",
  it: "il lo gli le e di che è un una per con non si del della nel alla sono come più ma abbiamo nostro nostra questo questa noi anche dei delle ci",
  pt: "o os as e de que em um uma é para com não se do da no na por mais mas nosso nossa temos são este esta como ao dos das nós isso você",
  nl: "de het een en van is dat niet in op te zijn voor met die we wij aan ook maar er om hebben ons onze wordt bij naar nog dit kan als je ik",
} as const;
export type SpokenLanguage = keyof typeof functionWords;

const profiles = Object.entries(functionWords).map(
  ([language, words]) => [language as SpokenLanguage, new Set(words.split(" "))] as const,
);
/** A quarter of running text is function words of its language; a fifth is enough, and clearly more than another's. */
const leastShare = 0.2;
const leastLead = 1.25;
const leastWords = 8;
const readWords = 3000;

/** The language of some words by their function words; null where it is another, or too little is said to tell. */
export function findLanguage(words: readonly string[]): SpokenLanguage | null {
  const plain = words
    .slice(0, readWords)
    .map((word) =>
      word
        .toLowerCase()
        .replace(/[’`]/g, "'")
        .replace(/[^\p{L}']/gu, ""),
    )
    .filter((word) => word !== "");
  if (plain.length < leastWords) return null;
  const ranked = profiles
    .map(([language, profile]) => ({ language, hits: plain.filter((word) => profile.has(word)).length }))
    .sort((a, b) => b.hits - a.hits);
  const [best, next] = ranked;
  if (!best || !next || best.hits < leastShare * plain.length || best.hits < leastLead * next.hits)
    return null;
  return best.language;
}
