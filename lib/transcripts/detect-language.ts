/** Less says too little of a language. */
const minCharacters = 20;
/** A few minutes of speech; more changes nothing. */
const readCharacters = 4000;

/** ISO 639-1 code of the language of a text by its letter sequences; null where it is unsure. */
export async function detectLanguage(text: string): Promise<string | null> {
  const sample = text.slice(0, readCharacters);
  if (sample.replace(/[^\p{L}]/gu, "").length < minCharacters) return null;
  // Loaded when needed: its table takes a second to read.
  const { eld } = await import("eld/extrasmall");
  const result = eld.detect(sample);
  return result.isReliable() ? result.language : null;
}
