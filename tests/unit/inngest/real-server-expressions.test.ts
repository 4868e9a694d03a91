import { describe, expect, test } from "vitest";
import { evaluate } from "#inngest/local/expressions/cel.ts";

// What the real server's own tests say (inngest/inngest, pkg/expressions), on one event.
const event = {
  priority: "P1",
  data: {
    n: 3,
    float: 2.5,
    name: "hello",
    empty: "",
    zero: 0,
    yes: true,
    nothing: null,
    tags: ["a", "b"],
    from: "2020-01-01T12:00:00",
    encoded: "eyJuZXN0ZWQiOnsiZGF0YSI6InllYSJ9fQ==",
  },
};

function judge(cases: [expression: string, expected: unknown][]): void {
  test.each(cases)("%s is %j", (expression, expected) => {
    expect(evaluate(expression, { event, async: { status: "200" } })).toEqual(expected);
  });
}

describe("a missing field is null to null, and less than anything else", () => {
  judge([
    ["event.data.missing == 'foo'", false],
    ["event.data.missing == null", true],
    ["event.data.missing == 0", false],
    ["event.data.a == event.data.b", false],
    ["event.data.missing != 'foo'", true],
    ["event.data.missing != null", false],
    ["event.data.missing < 5", true],
    ["event.data.missing <= 5", true],
    ["event.data.missing < -5", true],
    ["5 < event.data.missing", false],
    ["5 <= event.data.missing", false],
    ["event.data.missing > 5", false],
    ["event.data.missing >= 5", false],
    ["5 > event.data.missing", true],
    ["event.data.n >= event.data.missing", true],
    ["event.data.missing > 1 ? 1 : 2", 2],
    ["event.data.missing in ['a', 'b']", false],
    ["event.data.missing in ['a'] == false", true],
    ["event.data.missing.contains('x')", false],
    ["event.data.nothing.field.another != 'x'", true],
    ["event.missing.exists(x, x == 'a')", false],
    ["!event.data.missing", false],
    ["size(event.data.missing)", 0],
    ["event.data.missing", false],
  ]);
});

describe("null counts as zero in an order", () => {
  judge([
    ["null == 'foo'", false],
    ["'foo' != null", true],
    ["null < 'foo'", true],
    ["'foo' < null", false],
    ["null < 5", true],
    ["null < uint(5)", true],
    ["null > 0", false],
    ["null <= 0", true],
    ["null >= 1", false],
    ["null < 0.5", true],
    ["event.data.float <= null", false],
    ["event.data.nothing > 0", false],
  ]);
});

describe("`||`, `&&` and `?:` take values of any type", () => {
  judge([
    ["event.data.name || event.data.zero", "hello"],
    ["event.data.empty || event.data.name", "hello"],
    ["event.data.missing || event.data.name", "hello"],
    ["event.data.a || event.data.b", false],
    ["uint(0) || event.data.name", "hello"],
    ["false || event.data.tags", ["a", "b"]],
    ["event.data.yes || false", true],
    ["event.data.name && event.data.empty", ""],
    ["event.data.missing && event.data.name", false],
    ["event.data.missing ? 'truthy' : 'falsy'", "falsy"],
    ["event.data.name ? 'truthy' : 'falsy'", "truthy"],
    ["!(event.data.yes && event.data.n == 4)", true],
    ["(event.data.missing || event.data.name) == 'hello'", true],
  ]);
});

describe("values of different types are joined as text", () => {
  judge([
    [
      "event.data.name + '-' + event.data.float + '-' + event.data.yes + '-' + event.data.missing",
      "hello-2.5-true-",
    ],
    ["event.data.missing + event.data.name", "hello"],
    ["event.data.a + event.data.b", false],
    ["event.data.n + 1", "31"],
    ["event.data.n + 1.0", 4],
    ["5 + 4", 9],
  ]);
});

describe("numbers of an event are no whole numbers, and its types are not converted", () => {
  judge([
    ["event.data.n == 3", true],
    ["event.data.n * 100", undefined],
    ["event.data.n % 2 == 1", false],
    ["async.status == 200", false],
    ["int(async.status) == 200", true],
    ["event.data.name > 3", undefined],
  ]);
});

describe("the real server's own functions are there", () => {
  judge([
    ["lowercase(event.priority) == 'p1'", true],
    ["uppercase(event.data.name)", "HELLO"],
    ["json_parse(b64decode(event.data.encoded)).nested.data == 'yea'", true],
    ["date(event.data.from) + duration('6h35m10s') == date('2020-01-01T18:35:10')", true],
    ["date(event.data.from) < now_minus('24h')", true],
    ["now_plus('1h') > now()", true],
    ["event.data.tags.exists(x, x == 'd' || x == 'a')", true],
  ]);
});
