/** A number from text, the same for the same text: options lie in an order that tells nothing. */
export function hashText(text: string): number {
  let value = 2166136261;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 16777619);
  return value >>> 0;
}

/** The same options in an order that hangs on `seed` and not on which of them is right. */
export function shuffleOptions(options: string[], seed: string): string[] {
  return options.toSorted((a, b) => hashText(seed + a) - hashText(seed + b) || (a < b ? -1 : 1));
}
