import { expect, test } from "vitest";
import { HttpError } from "#supabase/local/http/http-error.ts";
import { parseFilter, parseLogic } from "#supabase/local/rest/parse/filter.ts";
import { parseAccept } from "#supabase/local/rest/parse/media-type.ts";
import { parseOrder } from "#supabase/local/rest/parse/order.ts";
import { parsePreferences } from "#supabase/local/rest/parse/preferences.ts";
import { parseQuery } from "#supabase/local/rest/parse/query.ts";
import { parseSelect } from "#supabase/local/rest/parse/select.ts";

const codeOf = (action: () => unknown): unknown => {
  try {
    action();
  } catch (error) {
    return error instanceof HttpError ? error.body.code : error;
  }
  return "accepted";
};

test("a select list has aliases, casts, JSON paths, quoted names and aggregates", () => {
  expect(parseSelect('total:price.sum()::text,"odd, name",meta->a->>0::int,count()')).toEqual([
    {
      kind: "column",
      field: { name: "price", path: [] },
      alias: "total",
      cast: undefined,
      aggregate: { name: "sum", cast: "text" },
    },
    { kind: "column", field: { name: "odd, name", path: [] }, alias: undefined, cast: undefined },
    {
      kind: "column",
      field: {
        name: "meta",
        path: [
          { arrow: "->", key: "a" },
          { arrow: "->>", key: 0 },
        ],
      },
      alias: undefined,
      cast: "int",
    },
    {
      kind: "column",
      field: { name: "*", path: [] },
      alias: undefined,
      aggregate: { name: "count", cast: undefined },
    },
  ]);
});

test("embedded relations nest, carry hints and joins, and may be spread", () => {
  const [outer] = parseSelect("author:users!fk!inner(id,...teams(name),posts())");
  expect(outer).toMatchObject({
    kind: "embed",
    relation: "users",
    alias: "author",
    hint: "fk",
    join: "inner",
  });
  expect(outer?.kind === "embed" && outer.items.slice(1)).toMatchObject([
    { kind: "embed", relation: "teams", isSpread: true },
    { kind: "embed", relation: "posts", items: [] },
  ]);
});

test.each(["a,", "a(", "a::", "a)", "a::int)--", "a!", "->x", "a->", ","])(
  "the select list %s is refused",
  (text) => {
    expect(codeOf(() => parseSelect(text))).toBe("PGRST100");
  },
);

test("a filter has a negation, an operator, a quantifier or a language, and its value as it came", () => {
  expect(parseFilter("a->>b", "not.eq.x,y.(z)")).toEqual({
    kind: "comparison",
    field: { name: "a", path: [{ arrow: "->>", key: "b" }] },
    isNegated: true,
    operator: "eq",
    value: "x,y.(z)",
  });
  expect(parseFilter("a", "like(any).{x*,y}")).toMatchObject({ quantifier: "any", value: "{x*,y}" });
  expect(parseFilter("a", "fts(english).cat & dog")).toMatchObject({
    language: "english",
    value: "cat & dog",
  });
  expect(parseFilter("a", 'in.(1,"b,\\"c\\"",)')).toMatchObject({ value: ["1", 'b,"c"', ""] });
});

test.each(["", "x", "eq", "like(some).x", "in.1", "in.(1", "eq(english).x"])(
  "the filter %s is refused",
  (text) => {
    expect(codeOf(() => parseFilter("a", text))).toBe("PGRST100");
  },
);

test("logic nests, and its values end at commas and brackets unless they are quoted or arrays", () => {
  const group = parseLogic("or", false, '(a.eq.1,not.and(b.eq."x,y",c.cs.{1,2}),d.in.(3,4))');
  expect(group.members).toMatchObject([
    { operator: "eq", value: "1" },
    {
      connective: "and",
      isNegated: true,
      members: [{ value: "x,y" }, { operator: "cs", value: "{1,2}" }],
    },
    { operator: "in", value: ["3", "4"] },
  ]);
});

test("order terms have directions, nulls and related columns", () => {
  expect(parseOrder("a.desc.nullslast,b->c,rel(d).asc")).toMatchObject([
    { field: { name: "a" }, direction: "desc", nulls: "last" },
    { field: { name: "b", path: [{ key: "c" }] } },
    { relation: "rel", field: { name: "d" }, direction: "asc" },
  ]);
  expect(codeOf(() => parseOrder("a.down"))).toBe("PGRST100");
});

test("parameters find the relation they belong to; what is no filter is an argument", () => {
  const parameters = new URLSearchParams(
    'select=id&a.b.c=eq.1&a.order=x&a.b.limit=2&not.or=(x.eq.1)&meta->"k.dot"=eq.2&plain=5',
  );
  const query = parseQuery(parameters, true);
  expect(query.refinements.map(({ path }) => path.join("/"))).toEqual(["a/b", "a", ""]);
  expect(query.refinements[0]).toMatchObject({ limit: 2, conditions: [{ field: { name: "c" } }] });
  expect(query.refinements[2]?.conditions).toMatchObject([{ isNegated: true }, { field: { name: "meta" } }]);
  expect(query.arguments).toEqual([["plain", "5"]]);
  expect(codeOf(() => parseQuery(new URLSearchParams("limit=-1"), false))).toBe("PGRST100");
});

test("preferences that are not understood are an error only when strictness was asked for", () => {
  expect(parsePreferences("return=minimal, count=exact, odd=1")).toMatchObject({
    return: "minimal",
    count: "exact",
  });
  expect(codeOf(() => parsePreferences("handling=strict, odd=1"))).toBe("PGRST122");
  expect(parsePreferences("max-affected=2").maxAffected).toBeUndefined();
  expect(parsePreferences("handling=strict, max-affected=2").maxAffected).toBe(2);
});

test("the answer's shape is the first acceptable one", () => {
  expect(parseAccept("application/vnd.pgrst.object+json;nulls=stripped")).toMatchObject({
    kind: "object",
    isNullsStripped: true,
  });
  expect(parseAccept("text/html, text/csv").kind).toBe("csv");
  expect(codeOf(() => parseAccept("text/html"))).toBe("PGRST107");
});
