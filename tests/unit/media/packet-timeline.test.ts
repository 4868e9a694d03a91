import { describe, expect, it } from "vitest";
import { PacketTimeline } from "#lib/media/packet-timeline.ts";

function timeline(times: number[], durationSeconds = 0): PacketTimeline {
  const packets = new PacketTimeline();
  for (const time of times) packets.add(time, durationSeconds);
  return packets;
}

describe("PacketTimeline", () => {
  it("ends when its last packet does", () => {
    expect(timeline([0, 0.04, 0.08], 0.04).span()?.endSeconds).toBeCloseTo(0.12);
  });

  it("lets a last packet without duration last as long as its kind", () => {
    expect(timeline([0, 0.033, 0.067, 0.1]).span()?.endSeconds).toBeCloseTo(0.1333, 3);
  });

  it("does not mind packets out of order, as with B-frames", () => {
    const packets = timeline([0, 0.12, 0.04, 0.08, 0.16]);
    expect(packets.usualInterval()).toBeCloseTo(0.04);
    expect(packets.span()?.startSeconds).toBe(0);
  });

  it("averages out clocks of whole milliseconds", () => {
    const times = Array.from({ length: 300 }, (_, index) => Math.round((index * 1000) / 30) / 1000);
    expect(1 / (timeline(times).usualInterval() ?? 1)).toBeCloseTo(30, 1);
  });

  it("does not count dropped frames into the usual interval", () => {
    const times = Array.from({ length: 200 }, (_, index) => index / 30).filter((_, index) => index % 5 !== 3);
    expect(timeline(times).usualInterval()).toBeCloseTo(1 / 30);
  });

  it("knows neither span nor interval without packets", () => {
    expect(timeline([]).span()).toBeNull();
    expect(timeline([1]).usualInterval()).toBeNull();
  });
});
