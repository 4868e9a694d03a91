import { describe, expect, test } from "vitest";
import { parseDurationSeconds, resolveMoment } from "#inngest/local/durations.ts";
import { backOffSeconds, parseRetryAfterSeconds } from "#inngest/local/executor/back-off.ts";
import { findNextTick } from "#inngest/local/registry/cron.ts";

const now = new Date("2026-01-31T12:00:00Z");

describe("durations", () => {
  test.each([
    ["2h30m10s", 9010],
    ["1w1d", 691_200],
    ["500ms", 0.5],
    ["", 0],
    ["1h 5m", 3900],
    ["soon", null],
    ["5", null],
    ["1h!", null],
  ])("%s is %s seconds", (text, seconds) => {
    expect(parseDurationSeconds(text)).toBe(seconds);
  });

  test("a moment is a duration from now or a date", () => {
    expect(resolveMoment("1m", now)).toEqual(new Date("2026-01-31T12:01:00Z"));
    expect(resolveMoment("2030-05-01T00:00:00.000Z", now)).toEqual(new Date("2030-05-01T00:00:00Z"));
    expect(() => resolveMoment("tomorrow-ish", now)).toThrow(
      '"tomorrow-ish" is neither a duration nor a date',
    );
  });
});

describe("back-off", () => {
  test("waits are 15 s, 30 s, 1 min, 2 min, 5 min, 10 min, … and stay at two hours", () => {
    const waits = [0, 1, 2, 3, 4, 5, 9, 50].map((attempt) => backOffSeconds(attempt, 15, 0));
    expect(waits).toEqual([15, 30, 60, 120, 300, 600, 7200, 7200]);
  });

  test("jitter adds at most a fifth", () => {
    expect(backOffSeconds(0, 15, 0.999)).toBeLessThan(18);
  });

  test.each([
    ["30", 30],
    ["2026-01-31T12:00:10Z", 10],
    ["Sat, 31 Jan 2026 12:01:00 GMT", 60],
    ["2026-01-31T11:00:00Z", 0],
    ["whenever", null],
    [null, null],
  ])("Retry-After %s means %s seconds", (header, seconds) => {
    expect(parseRetryAfterSeconds(header, now)).toBe(seconds);
  });
});

describe("schedules", () => {
  test("a tick is in UTC unless a time zone is given", () => {
    expect(findNextTick("0 9 * * *", now)).toEqual(new Date("2026-02-01T09:00:00Z"));
    expect(findNextTick("TZ=Europe/Paris 0 9 * * *", now)).toEqual(new Date("2026-02-01T08:00:00Z"));
  });
});
