import { Cron } from "croner";

/** `"TZ=Europe/Paris 0 9 * * *"` as its time zone and its pattern. */
export function splitTimezone(expression: string): { timezone: string; pattern: string } {
  const [, timezone, pattern] = /^(?:CRON_)?TZ=(\S+)\s+(.+)$/.exec(expression) ?? [];
  return { timezone: timezone ?? "UTC", pattern: pattern ?? expression };
}

/** The first tick after `from`, or null when there is none. */
export function findNextTick(expression: string, from: Date): Date | null {
  const { timezone, pattern } = splitTimezone(expression);
  return new Cron(pattern, { timezone, paused: true }).nextRun(from);
}
