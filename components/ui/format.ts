/** Every figure on the pages is written by one of these, so that a value reads the same wherever it stands. */

/** 151.4 → "2:31"; an hour and more → "1:02:03". */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** 124 → "2 min 4 s"; below ten seconds one decimal is kept. */
export function formatDuration(seconds: number): string {
  if (seconds < 9.95) return `${Math.max(0, Math.round(seconds * 10) / 10)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  return whole % 60 > 0 ? `${minutes} min ${whole % 60} s` : `${minutes} min`;
}

/** Decimal units, as file managers and networks count; never broken over two lines. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)}\u00a0${units[unit]}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "28 Nov, 02:14", of a date read as UTC. By hand: making a formatter of `Intl` holds up the start of a page. */
export function formatMoment(date: Date): string {
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]}, ${date.toISOString().slice(11, 16)}`;
}

/** A score is a whole number everywhere. */
export function formatScore(score: number): string {
  return String(Math.round(score));
}

/** "2:31–2:37" */
export function formatRange(range: { startSeconds: number; endSeconds: number }): string {
  return `${formatClock(range.startSeconds)}–${formatClock(range.endSeconds)}`;
}

/** Plural with its number: countOf(1, "take") → "1 take". */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** ["a", "b", "c"] → "a, b and c" */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
