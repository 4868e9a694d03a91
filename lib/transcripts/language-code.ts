const names = new Map<string, string>();

/** English names of the languages that have a two-letter code, as speech services write them. */
function codesByName(): Map<string, string> {
  if (names.size > 0) return names;
  const display = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  const letters = [..."abcdefghijklmnopqrstuvwxyz"];
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = display.of(code)?.toLowerCase();
    if (name && Intl.getCanonicalLocales(code)[0] === code) names.set(name, code);
  }
  return names;
}

/** ISO 639-1 code of "en-US", "eng" or "English"; null where it is none of these, or says that nobody knows. */
export function languageCode(language: string | null | undefined): string | null {
  const plain = language?.trim().toLowerCase() ?? "";
  const named = codesByName().get(plain);
  if (named) return named;
  try {
    const code = new Intl.Locale(plain).language;
    return /^[a-z]{2}$/.test(code) ? code : null;
  } catch {
    return null;
  }
}
