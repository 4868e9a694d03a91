import { describe, expect, it } from "vitest";
import {
  findFreeParameterId,
  isCopyable,
  listParameterIds,
  mergeConfigurations,
} from "#lib/media/compose/avc-configuration.ts";

/** Of real files: a baseline recording, and x264's high profile with its ids set to 0 and to 1. */
const baseline = Buffer.from(
  "0142c01fffe100186742c01fda02c059eee1000003000100000300 3c8f1832a001000468ce0fc8".replaceAll(" ", ""),
  "hex",
);
const high = Buffer.from(
  "0164000affe100186764000a4b3650836c0440000003004000000f03c489658001000668 4abe3cb22cfdf8f800".replaceAll(
    " ",
    "",
  ),
  "hex",
);

describe("decoder configuration records", () => {
  it("tell the ids of their parameter sets", () => {
    expect(listParameterIds(baseline)).toEqual([0, 0]);
    expect(listParameterIds(high)).toEqual([1, 1]);
    expect(findFreeParameterId(baseline)).toBe(1);
    expect(findFreeParameterId(high)).toBe(0);
  });

  it("are no records when they are cut off, or keep pictures otherwise", () => {
    expect(isCopyable(baseline)).toBe(true);
    expect(isCopyable(baseline.subarray(0, 30))).toBe(false);
    expect(isCopyable(Buffer.alloc(0))).toBe(false);
    expect(isCopyable(Buffer.from("0000000167", "hex"))).toBe(false);
  });

  it("merge into one with all sets, each once, at the highest profile and level", () => {
    const merged = mergeConfigurations([baseline, high, baseline]);
    expect([...merged.subarray(0, 6)]).toEqual([1, 0x64, 0xc0, 0x1f, 0xff, 0xe2]);
    expect(listParameterIds(merged)).toEqual([0, 1, 0, 1]);
    expect(merged.subarray(-4).toString("hex")).toBe("fdf8f800");
    expect(mergeConfigurations([merged, high]).equals(merged)).toBe(true);
  });
});
