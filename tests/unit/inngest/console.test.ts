import { describe, expect, test } from "vitest";
import { formatDuration, formatError, formatJson, formatMoment } from "#inngest/local/console/format.ts";
import { html } from "#inngest/local/console/html.ts";
import { drawTimeline } from "#inngest/local/console/timeline.ts";

const HOSTILE = `"><script>alert('x')</script>&`;

describe("console markup", () => {
  test("every value is escaped, in text and in attributes, also inside lists", () => {
    const { text } = html`<a title="${HOSTILE}">${[HOSTILE, html`<b>${HOSTILE}</b>`]}</a>`;
    expect(text).not.toContain("<script");
    expect(text).not.toContain(`"><`.repeat(2));
    expect(text.match(/&#60;script/g)).toHaveLength(3);
  });

  test("nothing is drawn for null, undefined and false; zero is a number", () => {
    expect(html`[${null}${undefined}${false}${0}]`.text).toBe("[0]");
  });

  test("outputs and errors of functions are escaped", () => {
    expect(formatJson(JSON.stringify({ HOSTILE })).text).not.toContain("<script");
    expect(
      formatError(JSON.stringify({ name: HOSTILE, message: HOSTILE, stack: HOSTILE })).text,
    ).not.toContain("<script");
    const moment = new Date(0);
    const step = { id: "s", op: "StepRun", name: HOSTILE, status: "Completed", attempts: 1 };
    const row = {
      ...step,
      ...{ output: null, error: null, due_at: moment, started_at: moment, ended_at: null },
      ...{ invoked_run_id: null, awaited_event: HOSTILE, awaited_if: HOSTILE },
    };
    expect(drawTimeline([row], [], moment, moment).text).not.toContain("<script");
  });

  test("long outputs are cut and say so", () => {
    expect(formatJson(JSON.stringify("x".repeat(50_000))).text).toContain("50002 characters in all");
  });

  test.each([
    [0, "0 ms"],
    [999, "999 ms"],
    [1000, "1.0 s"],
    [61_000, "1 min 1 s"],
    [3_780_000, "1 h 3 min"],
  ])("%i ms read %s", (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });

  test("a moment of today is a time of day, another one has its date", () => {
    const now = new Date("2026-03-04T10:00:00Z");
    expect(formatMoment(new Date("2026-03-04T09:08:07Z"), now).text).toContain(">09:08:07<");
    expect(formatMoment(new Date("2026-03-03T09:08:07Z"), now).text).toContain(">2026-03-03 09:08<");
    expect(formatMoment(null, now).text).toBe("–");
  });
});
