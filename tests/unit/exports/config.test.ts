import { describe, expect, it } from "vitest";
import { exportConfigSchema } from "#lib/exports/config.ts";

describe("the config of an export", () => {
  it("asks for the whole video where nothing is said", () => {
    expect(exportConfigSchema.parse({})).toMatchObject({ formats: ["mp4"], ranges: null, reel_job_id: null });
  });

  it("names each format once", () => {
    expect(exportConfigSchema.parse({ formats: ["srt", "edl", "srt"] }).formats).toEqual(["srt", "edl"]);
  });

  it.each([
    [{ formats: [] }, "name at least one format"],
    [{ formats: ["avi"] }, "Invalid option"],
    [{ ranges: [] }, "Too small"],
    [{ ranges: [{ start: 5, end: 5 }] }, "a range must end after it starts"],
    [{ ranges: [{ start: -1, end: 5 }] }, "range"],
    [{ ranges: [{ start: Number.NaN, end: 5 }] }, "a range needs start and end in seconds"],
    [{ ranges: [{ start: 0, end: 5 }], reel_job_id: "0f0e3b6e-6f6c-4a61-9a0c-1f5e6b1f7c11" }, "not both"],
  ])("refuses %j", (asked, words) => {
    expect(exportConfigSchema.safeParse(asked).error?.message).toContain(words);
  });
});
