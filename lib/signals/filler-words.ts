/** What speakers of a language say while they look for words. */
export type FillerWords = {
  /** Sounds: they mean nothing. */
  hesitations: ReadonlySet<string>;
  /** Words and pairs that mean something elsewhere, each with the words after which they do. */
  markers: ReadonlyMap<string, ReadonlySet<string>>;
};

const words = (list: string): ReadonlySet<string> => new Set(list.split(" ").filter(Boolean));

function table(hesitations: string, markers: Record<string, string>): FillerWords {
  return {
    hesitations: words(hesitations),
    markers: new Map(Object.entries(markers).map(([marker, before]) => [marker, words(before)])),
  };
}

const kindBefore =
  "a the this that what which some any one every do did if as new same different right best other only certain whole first next";

/** Sources: Laske 2024 and Clark & Fox Tree 2002 for English; for the others the usual markers of their grammars. */
const byLanguage: Readonly<Record<string, FillerWords>> = {
  en: table("um uh uhm umm uhh er erm ehm hm hmm mhm mm ah eh", {
    like: "i we you they to would 'd d people users customers who really look looks looked feel feels felt sound sounds seem seems something anything things stuff just more is was are be s don t didn doesn not and",
    basically: "",
    actually: "",
    literally: "",
    honestly: "",
    "you know": kindBefore,
    "i mean": kindBefore,
    "sort of": kindBefore,
    "kind of": kindBefore,
  }),
  de: table("äh ähm öh öhm ehm hm hmm mhm ääh ähmm", {
    halt: "ein den einen zum zu macht machen",
    quasi: "",
    sozusagen: "",
    irgendwie: "",
    eigentlich: "",
    "weißt du": "",
    "wissen sie": "",
    "sag ich": "das",
    "oder so": "mehr so",
  }),
  fr: table("euh heu hum hmm mmh bah ben beh", {
    genre: "ce le un du de quel tout même leur son mon notre",
    "en fait": "",
    "du coup": "",
    "tu vois": "",
    "vous voyez": "que ce si",
    "tu sais": "si que ce",
    enfin: "et",
    voilà: "",
  }),
  es: table("eh ehm em emm mmm hmm", {
    "o sea": "",
    pues: "",
    digamos: "que",
    tipo: "un el este ese qué otro cada nuevo mismo tal",
    "en plan": "un el",
    "como que": "tan así",
    bueno: "un muy lo tan es más algo",
  }),
  it: table("ehm eh mmm hmm beh boh", {
    cioè: "",
    tipo: "un il questo quel che ogni nuovo stesso",
    praticamente: "",
    diciamo: "lo vi ti",
    insomma: "",
  }),
};

/** Sounds that mean nothing in any of these languages. */
const anywhere = table("uh uhm uhh umm erm hm hmm mhm äh ähm öhm euh ehm", {});

/** The fillers of a language (ISO 639-1); of one that is not known here, or unknown, only what is a filler in all of them. */
export function fillerWordsOf(language: string | null): FillerWords {
  return byLanguage[language ?? ""] ?? anywhere;
}
