/**
 * Numbers as one string: a page with thousands of them is written, sent and read several times as fast. Each is a
 * step on the way from `low` to `high`, in `digits` characters of 6 bits; `..` stands for what was not measured.
 */
export type PackedNumbers = { low: number; high: number; digits: number; text: string };

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const bits = 6;
const gap = ".";
const places = new Map([...alphabet].map((sign, place) => [sign, place]));

/** @param digits 2: the span in 4,095 steps; 4: in 16,777,215 */
export function packNumbers(values: readonly (number | null)[], digits: 2 | 4): PackedNumbers {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const most = 2 ** (bits * digits) - 1;
  const scale = high > low ? most / (high - low) : 0;
  const signs: string[] = [];
  for (const value of values) {
    const step = value === null ? 0 : Math.round((value - low) * scale);
    for (let digit = digits - 1; digit >= 0; digit -= 1) {
      signs.push(value === null ? gap : (alphabet[(step >> (bits * digit)) & 63] as string));
    }
  }
  return {
    low: Number.isFinite(low) ? low : 0,
    high: Number.isFinite(high) ? high : 0,
    digits,
    text: signs.join(""),
  };
}

export function unpackNumbers({ low, high, digits, text }: PackedNumbers): (number | null)[] {
  const unit = (high - low) / (2 ** (bits * digits) - 1);
  return Array.from({ length: text.length / digits }, (_, index) => {
    let step = 0;
    for (let digit = 0; digit < digits; digit += 1) {
      const place = places.get(text[index * digits + digit] as string);
      if (place === undefined) return null;
      step = step * 64 + place;
    }
    return low + step * unit;
  });
}
