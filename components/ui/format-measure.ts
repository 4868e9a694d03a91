const perMinute: Record<string, string> = {
  "1/min": "a minute",
  per_min: "a minute",
  "per minute": "a minute",
};

const spoken: Record<string, string> = {
  words_per_minute: "words/min",
  wpm: "words/min",
  semitones: "st",
  degrees: "°",
  deg: "°",
  percent: "%",
  seconds: "s",
  luma: "of 255",
};

function round(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return String(Number(value.toFixed(digits))).replace("-", "−");
}

/** Units that are shares of one: they are shown as percent. */
const shares = new Set(["share", "ratio_0_1", "fraction", "0..1"]);

/** A measured value with its unit, as a person reads it: (0.71, "share") → "71 %", (−18.2, "LUFS") → "−18.2 LUFS". */
export function formatMeasure(value: number, unit: string): string {
  if (shares.has(unit)) return `${Math.round(value * 100)} %`;
  if (unit in perMinute) return `${round(value)} ${perMinute[unit]}`;
  const word = spoken[unit] ?? unit;
  if (word === "" || word === "1") return round(value);
  return word === "°" ? `${round(value)}°` : `${round(value)} ${word}`;
}
