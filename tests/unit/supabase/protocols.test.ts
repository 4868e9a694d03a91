import { expect, test } from "vitest";
import { isLoopback, isOriginAllowed } from "#supabase/local/http/cors.ts";
import { completeKeys, hasDefaultKeys } from "#supabase/local/keys/api-keys.ts";
import { toJsonValue } from "#supabase/local/realtime/change.ts";
import { decodeFrame, encodeFrame } from "#supabase/local/realtime/frames.ts";
import { concerns, parseSubscription } from "#supabase/local/realtime/subscription.ts";
import { suggestName } from "#supabase/local/rest/schema/suggest-name.ts";
import { readColumnOrigins } from "#supabase/local/rest/schema/view-columns.ts";
import { assertTypeAllowed, parseSizeLimit } from "#supabase/local/storage/bucket-rules.ts";
import { assertObjectName } from "#supabase/local/storage/object-name.ts";
import { parseRange } from "#supabase/local/storage/serve-object.ts";

test.each([
  ["bytes=0-4", { start: 0, end: 4 }],
  ["bytes=5-", { start: 5, end: 9 }],
  ["bytes=-3", { start: 7, end: 9 }],
  ["bytes=-99", { start: 0, end: 9 }],
  ["bytes=8-99", { start: 8, end: 9 }],
  ["bytes=10-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=4-2", null],
  ["bytes=0-1,4-5", null],
  ["lines=0-1", null],
  [undefined, null],
])("the range %s of ten bytes", (text, expected) => {
  expect(parseRange(text, 10)).toEqual(expected);
});

test.each([
  "../a",
  "a/../b",
  "./a",
  "a/",
  "/a",
  "",
  "a\0b",
  "a\nb",
  "a\u202eb",
  "a\\b",
  "x".repeat(1025),
  "a%b",
  "a#b",
])("the object name %j is refused", (name) => {
  expect(() => assertObjectName(name)).toThrow("Invalid key");
});

test("ordinary names, also with dots and spaces, are taken", () => {
  for (const name of ["a/b c/d..e.mp4", "-y.mp4", "concat:x.mp4", "$(x);.mp4"]) assertObjectName(name);
});

test("size limits are decimal or binary, types match whole or by family", () => {
  expect(["20mb", "1kib", 5, "1.5 gb"].map(parseSizeLimit)).toEqual([20_000_000, 1024, 5, 1_500_000_000]);
  expect(() => parseSizeLimit("lots")).toThrow("Invalid file size limit");
  const bucket = { allowed_mime_types: ["video/*", "text/plain"] } as Parameters<typeof assertTypeAllowed>[0];
  for (const type of ["video/mp4", "VIDEO/webm", "text/plain; charset=utf-8"])
    assertTypeAllowed(bucket, type);
  for (const type of ["text/html", "videos/mp4", ""]) expect(() => assertTypeAllowed(bucket, type)).toThrow();
});

test("binary broadcasts are read and written as the client's serializer does", () => {
  const parts = ["1", "22", "realtime:rüm", "said", ""].map((text) => Buffer.from(text));
  const header = Buffer.from([3, ...parts.map((part) => part.length), 1]);
  const frame = Buffer.concat([header, ...parts, Buffer.from('{"a":1}')]);
  const message = decodeFrame(frame, true, "2.0.0");
  expect(message).toMatchObject({ joinRef: "1", ref: "22", topic: "realtime:rüm", event: "broadcast" });
  expect(message?.payload).toEqual({ type: "broadcast", event: "said", payload: { a: 1 } });
  for (const broken of [
    Buffer.from([3]),
    Buffer.from([3, 255, 0, 0, 0, 0, 1]),
    Buffer.from([9, 0, 0, 0, 0, 0, 1]),
  ]) {
    expect(decodeFrame(broken, true, "2.0.0")).toBeNull();
  }
});

test("text frames are lists in version 2 and objects in version 1", () => {
  const message = { joinRef: "1", ref: "2", topic: "t", event: "e", payload: { x: 1 } };
  const second = encodeFrame(message, "2.0.0") as string;
  const first = encodeFrame(message, "1.0.0") as string;
  expect(JSON.parse(second)).toEqual(["1", "2", "t", "e", { x: 1 }]);
  expect(decodeFrame(Buffer.from(second), false, "2.0.0")).toEqual(message);
  expect(decodeFrame(Buffer.from(first), false, "1.0.0")).toEqual(message);
  expect(decodeFrame(Buffer.from("nonsense"), false, "2.0.0")).toBeNull();
});

test("subscriptions combine conditions and refuse what cannot be compared", () => {
  const subscription = parseSubscription({
    event: "update",
    table: "jobs",
    filter: 'id=in.(1,2),name=not.eq."a,b"',
  });
  expect(subscription.comparisons).toMatchObject([
    { operator: "in", value: ["1", "2"] },
    { operator: "eq", isNegated: true, value: "a,b" },
  ]);
  expect(concerns(subscription, "UPDATE", "public", "jobs")).toBe(true);
  expect(concerns(subscription, "INSERT", "public", "jobs")).toBe(false);
  expect(concerns(subscription, "UPDATE", "other", "jobs")).toBe(false);
  expect(() => parseSubscription({ filter: "id=cs.{1}" })).toThrow("Unsupported operator");
  expect(() => parseSubscription({ event: "TRUNCATE" })).toThrow("Unknown event");
});

test("values of the log become the JSON that REST answers", () => {
  expect(toJsonValue("t", "bool")).toBe(true);
  expect(toJsonValue("12.50", "numeric")).toBe(12.5);
  expect(toJsonValue("NaN", "float8")).toBe("NaN");
  expect(toJsonValue("2026-01-02 03:04:05.6+00", "timestamptz")).toBe("2026-01-02T03:04:05.6+00:00");
  expect(toJsonValue('{1,NULL,"3"}', "_int4")).toEqual([1, null, 3]);
  expect(toJsonValue('{"a": [1]}', "jsonb")).toEqual({ a: [1] });
});

test("a view's columns are traced to their origin, not those of its inner queries", () => {
  const entry = (number: number, relation: number, column: number) =>
    `{TARGETENTRY :expr {VAR :varno 1} :resno ${number} :resname c\\{x :ressortgroupref 0 ` +
    `:resorigtbl ${relation} :resorigcol ${column} :resjunk false}`;
  const action = `({QUERY :rtable ({RTE :subquery {QUERY :targetList (${entry(7, 99, 9)})}}) :targetList (${entry(1, 50, 3)} ${entry(2, 0, 0)})})`;
  expect([...readColumnOrigins(action)]).toEqual([[1, { relation: "50", column: 3 }]]);
});

test("a mistyped name finds the one that was meant, a strange one finds none", () => {
  expect(suggestName("projcts", ["videos", "projects"])).toBe("projects");
  expect(suggestName("zebra", ["videos", "projects"])).toBeNull();
});

test("own secrets replace the well-known keys, and short ones are refused", async () => {
  expect(hasDefaultKeys(await completeKeys())).toBe(true);
  const own = await completeKeys({ jwtSecret: "x".repeat(32), secretKey: "sb_secret_own" });
  expect(hasDefaultKeys(own)).toBe(false);
  expect(own.anonKey).not.toBe((await completeKeys()).anonKey);
  await expect(completeKeys({ jwtSecret: "short" })).rejects.toThrow(/32 characters/);
});

test("only this machine counts as loopback", () => {
  expect(["127.0.0.1", "127.9.9.9", "localhost", "::1"].every(isLoopback)).toBe(true);
  expect(["0.0.0.0", "::", "127.0.0.1.evil.example", "10.0.0.1"].some(isLoopback)).toBe(false);
  expect(isOriginAllowed("https://evil.example", true)).toBe(false);
  expect(isOriginAllowed("https://app.example", false)).toBe(true);
});
