/** `01:02:03.456`, or with a comma as SRT wants it. */
export function clockTime(seconds: number, separator: "." | ","): string {
  const total = Math.max(0, Math.round(seconds * 1000));
  const pad = (value: number, digits: number) => String(Math.floor(value)).padStart(digits, "0");
  const clock = [total / 3_600_000, (total / 60_000) % 60, (total / 1000) % 60].map((part) => pad(part, 2));
  return `${clock.join(":")}${separator}${pad(total % 1000, 3)}`;
}

/** One line of ordinary characters: no line breaks, no control characters, no spaces at its ends. */
export function plainLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}
