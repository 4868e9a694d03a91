const UNIT_SECONDS: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
const PART = /(\d+(?:\.\d+)?)\s*(ms|[smhdw])\s*/gy;

/** Seconds of a duration as the SDK writes it (`"2h30m10s"`), or null when it is not one. An empty text is 0. */
export function parseDurationSeconds(text: string): number | null {
  let total = 0;
  let end = 0;
  for (const match of text.matchAll(PART)) {
    total += Number(match[1]) * (UNIT_SECONDS[match[2] ?? ""] ?? Number.NaN);
    end = match.index + match[0].length;
  }
  return end === text.length ? total : null;
}

/** The moment a duration from `now` or an ISO date stands for. Throws an Error that quotes what cannot be read. */
export function resolveMoment(text: string, now: Date): Date {
  const seconds = parseDurationSeconds(text);
  const moment = seconds === null ? new Date(text) : new Date(now.getTime() + seconds * 1000);
  if (Number.isNaN(moment.getTime())) throw new Error(`"${text}" is neither a duration nor a date`);
  return moment;
}
