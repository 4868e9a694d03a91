import { describe, expect, it } from "vitest";
import { highlightsConfigSchema } from "#lib/highlights/config.ts";

describe("the config of a highlight reel", () => {
  it("has defaults for all of it", () => {
    expect(highlightsConfigSchema.parse({})).toMatchObject({
      target_duration: 60,
      aspect: "source",
      crossfade_seconds: 0,
    });
  });

  it.each([0, -5, Number.NaN, Number.POSITIVE_INFINITY, 1e9, "60", null])(
    "refuses a target of %s in clear words",
    (target) => {
      const parsed = highlightsConfigSchema.safeParse({ target_duration: target });
      expect(parsed.error?.issues[0]?.message).toContain("target_duration must be");
    },
  );

  it.each([
    [{ min_segment_seconds: 10, max_segment_seconds: 5 }, "max_segment_seconds must not be less"],
    [{ weights: { motion: 0, audio: 0, speech: 0, faces: 0, novelty: 0 } }, "at least one of"],
    [{ weights: { motion: -1 } }, "a weight must be a number from 0 to 1"],
    [{ aspect: "2:3" }, "expected one of"],
    [{ target: 60 }, "Unrecognized key"],
  ])("refuses %j", (asked, words) => {
    expect(highlightsConfigSchema.safeParse(asked).error?.message).toContain(words);
  });
});
