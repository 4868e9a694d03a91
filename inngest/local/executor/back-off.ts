const MULTIPLES = [1, 2, 4, 8, 20, 40, 80, 120, 240, 480];
const JITTER = 0.2;
const MOST_SECONDS = 7 * 86_400;

/** Seconds before the attempt after `attempt` (counted from 0): base × 1, 2, 4, 8, 20, … with up to 20 % jitter. */
export function backOffSeconds(attempt: number, baseSeconds: number, random: number): number {
  const multiple = MULTIPLES[Math.min(attempt, MULTIPLES.length - 1)] ?? 1;
  return multiple * baseSeconds * (1 + JITTER * random);
}

/** Seconds that a `retry-after` header asks for: a number of seconds or a date. Null when there is none. */
export function parseRetryAfterSeconds(header: string | null, now: Date): number | null {
  if (!header) return null;
  const seconds = /^\d+(\.\d+)?$/.test(header) ? Number(header) : (Date.parse(header) - now.getTime()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, Math.min(MOST_SECONDS, seconds));
}
