/** A stretch spoken in one breath. */
export interface Phrase {
  text: string;
  /** Silence before it, seconds. */
  pauseSeconds: number;
  /** Speed of the voice, 1 as the synthesiser would read it. */
  rate: number;
  /** Pitch against the voice's own, semitones. */
  semitones: number;
}

/** A caption: phrases that are read together. */
export interface Line {
  /** What the speaker does meanwhile; null leaves the hands down. */
  gesture: "open" | "offer" | "count" | null;
  /** Whether the speaker reads from notes instead of looking at the listener. */
  looksAway: boolean;
  phrases: Phrase[];
}

type Acting = Partial<Pick<Line, "gesture" | "looksAway">>;

function say(text: string, pauseSeconds: number, rate = 1, semitones = 0): Phrase {
  return { text, pauseSeconds, rate, semitones };
}

function line(acting: Acting, ...phrases: Phrase[]): Line {
  return { gesture: null, looksAway: false, ...acting, phrases };
}

/**
 * The pitch of an invented company. Mostly good, with three things for a coach to find: an "um", a hesitation in the
 * middle of the sentence on traction, and a sentence read from notes.
 */
export const pitchLines: Line[] = [
  line({}, say("Hello, I'm Nora, from Ovenlight.", 0.7, 0.98, 0.8)),
  line(
    { gesture: "open" },
    say("Every night, a small bakery wastes one loaf in seven.", 0.7, 0.89, 0.3),
    say("That costs 11,000 euros a year.", 0.45, 0.93, -0.6),
  ),
  line({}, say("The problem: at four in the morning, she has to guess.", 0.65, 0.95, -0.7)),
  line(
    { gesture: "offer" },
    say("We built an app that reads the weather, the calendar and the till,", 0.65, 1.07, 1.1),
    say("and tells her how much to bake.", 0.3, 1, -0.3),
  ),
  line({}, say("It takes,", 0.6, 1, 0.4), say("um,", 0.3, 0.55, -1.6)),
  line({}, say("ten minutes to set up.", 0.45, 1.02, -0.3)),
  line(
    { gesture: "open" },
    say("Europe has 200,000 of these bakeries,", 0.65, 1.08, 1.3),
    say("a market of 140 million euros a year.", 0.35, 1.04, -0.3),
  ),
  line({ gesture: "count" }, say("We charge 59 euros a month per shop.", 0.7, 0.96, -0.7)),
  line({}, say("Since March we have", 0.65, 1.06, 0.6)),
  line(
    { gesture: "count" },
    say("signed up 31 bakeries.", 1.5, 0.96, 1.3),
    say("29 of them still pay, and their bins are 40 percent lighter.", 0.5, 1, 0.1),
  ),
  line(
    { looksAway: true },
    say("I baked for nine years, and my co-founder Tom built forecasts for a railway.", 0.65, 1.1, -1.3),
  ),
  line({}, say("Unlike the big planning tools, we need no office and no training.", 0.5, 1.08, -1.1)),
  line(
    { gesture: "open" },
    say("We are raising 400,000 euros,", 0.65, 0.91, 1.4),
    say("to reach 300 bakeries by next spring.", 0.3, 0.91, 0.3),
  ),
  line(
    { gesture: "offer" },
    say("If you know a baker who gets up at three,", 0.7, 1, 1),
    say("please introduce us.", 0.25, 0.94, -0.3),
  ),
  line({}, say("Thank you.", 0.6, 0.92, -0.8)),
];
