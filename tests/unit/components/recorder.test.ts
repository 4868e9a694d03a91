import { describe, expect, it } from "vitest";
import {
  nameOfTake,
  type RecorderEvent,
  type RecorderState,
  reduceRecorder,
  whyBlocked,
} from "#components/upload/recorder/recorder-state.ts";

const reach = (...events: RecorderEvent[]) =>
  events.reduce<RecorderState>(reduceRecorder, { name: "asking" });
const file = new File([], "take.webm");

describe("the recorder", () => {
  it("counts down from three before it records", () => {
    const counting: RecorderEvent[] = [{ type: "granted" }, { type: "start" }];
    expect(reach(...counting)).toEqual({ name: "countdown", left: 3 });
    const tick: RecorderEvent = { type: "tick" };
    expect(reach(...counting, tick, tick, tick, tick)).toEqual({ name: "countdown", left: 0 });
    expect(reach(...counting, { type: "began", atMs: 5 })).toEqual({ name: "recording", startedAtMs: 5 });
  });

  it("does not start before the camera was granted, and takes nothing it did not record", () => {
    expect(reach({ type: "start" }).name).toBe("asking");
    expect(reach({ type: "granted" }, { type: "taken", file, url: "blob:x" }).name).toBe("ready");
  });

  it("asks for the camera again for another try", () => {
    expect(reach({ type: "blocked", why: "refused" }, { type: "again" }).name).toBe("asking");
  });

  it.each([
    ["NotAllowedError", "refused"],
    ["NotFoundError", "no_device"],
    ["NotReadableError", "in_use"],
  ])("tells %s as %s", (name, why) => expect(whyBlocked(name)).toBe(why));

  it("names a take by its minute", () => {
    expect(nameOfTake(new Date(2026, 10, 21, 7, 6), "webm")).toBe("take-2026-11-21-0706.webm");
  });
});
