import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createUlid, deriveEventId, shortenKey } from "#inngest/local/identifiers.ts";

describe("identifiers", () => {
  test("ULIDs have 26 characters and sort by time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.integer({ min: 1, max: 1e6 }), (time, later) => {
        const [first, second] = [createUlid(time), createUlid(time + later)];
        expect(first).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
        expect(first < second).toBe(true);
      }),
    );
  });

  test("the published example of the ULID specification has the expected time", () => {
    expect(createUlid(1_469_918_176_385).slice(0, 10)).toBe("01ARYZ6S41");
  });

  test("a seed gives each event of a request the same id every time", () => {
    const seed = `1700000000000,${Buffer.alloc(10, 7).toString("base64")}`;
    expect(deriveEventId(seed, 0)).toBe(deriveEventId(seed, 0));
    expect(deriveEventId(seed, 0)).not.toBe(deriveEventId(seed, 1));
  });

  test.each([undefined, "", "x", "12", "12,AAAA", ",AAAAAAAAAAAAAA=="])("%s is not a seed", (seed) => {
    expect(deriveEventId(seed, 0)).toBeNull();
  });

  test("keys stay readable until they are too long for an index", () => {
    expect(shortenKey("short")).toBe("short");
    expect(shortenKey("x".repeat(10_000))).toHaveLength(64);
  });
});
