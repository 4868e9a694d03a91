import { describe, expect, test } from "vitest";
import { checkExpression, evaluate, evaluateKey, holds } from "#inngest/local/expressions/cel.ts";
import { findMatchPath, readMatchValue } from "#inngest/local/expressions/match.ts";

const event = {
  name: "a/b",
  data: { n: 3, half: 0.5, text: "x", list: [1, "a"], nested: { id: "7" }, nothing: null },
};

describe("expressions", () => {
  test.each([
    ["event.data.n == 3", true],
    ["event.data.n > event.data.half", true],
    ["event.data.n - 1.0 == 2", true],
    ["event.data.text in ['x', 'y']", true],
    ["event.data.text.startsWith('x')", true],
    ["1 in event.data.list", true],
    ["event.data.missing.deeper == null", true],
    ["has(event.data.missing)", false],
    ["has(event.data.n) && event.data.n > 2", true],
    ["has(event.data.missing) || event.data.missing < 1", true],
    ["event.data.text > 3", false],
    ["event.data.n", false],
    ["event.data.nothing == null || event.data.nothing.deeper == 'x'", true],
    ["'event.data.missing' == 'event.data.' + 'missing'", true],
  ])("%s holds: %s", (expression, expected) => {
    expect(holds(expression, { event })).toBe(expected);
  });

  test("no expression lets every event through", () => {
    expect(holds(undefined, { event })).toBe(true);
    expect(holds(null, { event })).toBe(true);
  });

  test("a comparison of two events sees both", () => {
    expect(holds("async.data.id == event.data.nested.id", { event, async: { data: { id: "7" } } })).toBe(
      true,
    );
    expect(holds("async.data.id == event.data.nested.id", { event, async: { data: {} } })).toBe(false);
  });

  test("evaluating leaves the events as they are", () => {
    const given = structuredClone(event);
    evaluate("event.data.missing.deeper == 1 && async.data.other == 2", { event: given, async: given });
    expect(given).toEqual(event);
  });

  test("a key is the same text for equal values", () => {
    expect(evaluateKey("event.data.nested.id", { event })).toBe("7");
    expect(evaluateKey("event.data.n", { event })).toBe("3");
    expect(evaluateKey("event.data.text + '-' + event.data.nested.id", { event })).toBe("x-7");
    expect(evaluateKey("event.data.missing || event.data.text", { event })).toBe("x");
    expect(evaluateKey(undefined, { event })).toBe("");
  });

  test("an expression that cannot be read is refused with its text", () => {
    expect(() => checkExpression("event.data. ==")).toThrow('the expression "event.data. ==" cannot be read');
  });
});

describe("matching by one field", () => {
  test("only the form that compares one path of both events is looked up", () => {
    expect(findMatchPath("event.data.id == async.data.id")).toBe("data.id");
    expect(findMatchPath("async.data.id == event.data.id")).toBe("data.id");
    expect(findMatchPath("event.data.id == async.data.other")).toBeNull();
    expect(findMatchPath("event.data.id == event.data.id")).toBeNull();
    expect(findMatchPath("event.data.id == async.data.id || true")).toBeNull();
    expect(findMatchPath(null)).toBeNull();
  });

  test("values are told apart by their type, and a missing one matches nothing", () => {
    expect(readMatchValue(event, "data.nested.id")).toBe('"7"');
    expect(readMatchValue(event, "data.n")).toBe("3");
    expect(readMatchValue(event, "data.missing.id")).toBeNull();
    expect(readMatchValue(event, "data.constructor")).toBeNull();
  });
});
