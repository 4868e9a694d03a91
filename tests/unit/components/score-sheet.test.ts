import { describe, expect, it } from "vitest";
import { drawArea } from "#components/results/score-sheet/area-path.ts";
import { buildLanes } from "#components/results/score-sheet/build-lanes.ts";
import { eyeLane, fillerLane } from "#components/results/score-sheet/mark-lanes.ts";
import { toSheetData } from "#components/results/score-sheet/sheet-data.ts";
import {
  fitWindow,
  followPlayhead,
  ticksOf,
  zoomWindow,
} from "#components/results/score-sheet/time-window.ts";
import { shareOf, sliceSeries, traceCurve, valueAt } from "#components/results/score-sheet/trace-curve.ts";
import { makeReceipt, makeReport } from "#tests/factories/pitch-report.ts";
import { makeSeries } from "#tests/factories/series.ts";
import { makeVideoView } from "#tests/factories/video.ts";

const series = (values: (number | null)[]) => ({
  name: "pitch",
  unit: "semitones",
  startSeconds: 2,
  stepSeconds: 0.5,
  values,
});

describe("a curve", () => {
  const window = { startSeconds: 0, endSeconds: 10 };

  it("is broken where nothing was measured, never bridged", () => {
    expect(traceCurve(series([0, 10, null, 5, 5]), window, 100)).toEqual([
      [
        [20, 0],
        [25, 10],
        [30, 10],
      ],
      [
        [35, 5],
        [40, 5],
        [45, 5],
      ],
    ]);
  });

  it("shows a lone value for the time it stands for", () => {
    expect(traceCurve(series([null, 10, null]), window, 100)).toEqual([
      [
        [25, 10],
        [30, 10],
      ],
    ]);
  });

  it("keeps the lowest and the highest of values that share a pixel, and the gaps between them", () => {
    const crowded = series([1, 7, 3, 4, null, null, 2, 2]);
    expect(traceCurve(crowded, window, 10)).toEqual([
      [
        [2, 1],
        [2, 7],
        [3, 3],
        [3, 4],
      ],
      [[5, 2]],
    ]);
  });

  it("looks no further than a value beyond its window", () => {
    const long = series(Array.from({ length: 1000 }, (_, index) => index));
    const points = traceCurve(long, { startSeconds: 100, endSeconds: 102 }, 200).flat();
    expect(points.length).toBeLessThan(10);
    expect(points[0]?.[0]).toBeLessThanOrEqual(0);
    expect(points.at(-1)?.[0]).toBeGreaterThanOrEqual(200);
  });

  it("stays within its lane", () => {
    expect([shareOf(-99, 0, 10), shareOf(5, 0, 10), shareOf(99, 0, 10)]).toEqual([0, 0.5, 1]);
  });

  it("closes an area on the floor", () => {
    expect(drawArea(series([10, 10]), 0, 10, 100)).toBe("M0 100L0 0L50 0L100 0L100 100Z");
  });

  it("reads null outside and in gaps, and zero as zero", () => {
    const read = series([0, null, 3]);
    expect([1.9, 2.1, 2.6, 3.4, 3.5].map((time) => valueAt(read, time))).toEqual([null, 0, null, 3, null]);
  });

  it("is cut to a clip without losing its place in time", () => {
    const cut = sliceSeries(series([0, 1, 2, 3, 4, 5, 6]), 3, 4);
    expect(cut.startSeconds).toBe(3);
    expect([valueAt(cut, 3), valueAt(cut, 3.9)]).toEqual([2, 3]);
  });
});

describe("the window of time", () => {
  it("never leaves the talk and never gets narrower than can be read", () => {
    expect(fitWindow({ startSeconds: -5, endSeconds: 15 }, 100)).toEqual({ startSeconds: 0, endSeconds: 20 });
    expect(fitWindow({ startSeconds: 99, endSeconds: 100 }, 100)).toEqual({
      startSeconds: 96,
      endSeconds: 100,
    });
    expect(fitWindow({ startSeconds: 0, endSeconds: 9 }, 2)).toEqual({ startSeconds: 0, endSeconds: 2 });
  });

  it("zooms about the place looked at", () => {
    const closer = zoomWindow({ startSeconds: 0, endSeconds: 100 }, 0.5, 25, 100);
    expect(closer).toEqual({ startSeconds: 12.5, endSeconds: 62.5 });
  });

  it("turns the page only when the playhead has left it", () => {
    const window = { startSeconds: 10, endSeconds: 20 };
    expect(followPlayhead(window, 20, 100)).toBe(window);
    expect(followPlayhead(window, 21, 100)).toEqual({ startSeconds: 20, endSeconds: 30 });
  });

  it("is labelled with round times that fit", () => {
    expect(ticksOf({ startSeconds: 0, endSeconds: 192 })).toEqual([0, 30, 60, 90, 120, 150, 180]);
    expect(ticksOf({ startSeconds: 61, endSeconds: 66 })).toEqual([61, 62, 63, 64, 65, 66]);
  });
});

describe("the lanes", () => {
  it("keep the place of what was not measured and say why it is empty", () => {
    const report = makeReport();
    report.sections.delivery.receipts.push(
      makeReceipt({ metric: "pitchVariation", value: null, score: null, reason: "no_voiced_speech" }),
    );
    report.sections.delivery.receipts = report.sections.delivery.receipts.filter(
      ({ metric, value }) => metric !== "pitchVariation" || value === null,
    );
    const lanes = buildLanes(toSheetData(makeVideoView(), report));
    expect(lanes.find(({ id }) => id === "pitch")).toMatchObject({
      kind: "missing",
      because: "Not measured, because the voice carries no pitch that could be followed.",
    });
    const sprite = { url: "/s.jpg", stepSeconds: 2, count: 100, columns: 10, width: 160, height: 90 };
    const waveform = { durationSeconds: 192.4, peaks: btoa("\xb4") };
    const whole = makeVideoView({ series: makeSeries(), sprite, waveform });
    const complete = buildLanes(toSheetData(whole, report));
    expect(lanes.map(({ id }) => id)).toEqual(complete.map(({ id }) => id));
  });

  it("join neighbouring looks at the camera and leave the gaps open", () => {
    const lane = eyeLane({ startSeconds: 0, stepSeconds: 0.5, values: [1, 1, null, 1, 0] }, []);
    expect("blocks" in lane && lane.blocks.map((block) => [block.startSeconds, block.endSeconds])).toEqual([
      [0, 1],
      [1.5, 2],
    ]);
    expect([lane.read(0.5), lane.read(1.2)]).toEqual(["on the camera", null]);
  });

  it("tell a filler that was heard from one that was read", () => {
    const range = { startSeconds: 3, endSeconds: 3.4 };
    expect(fillerLane([{ ...range, text: "um" }]).read(3.2)).toBe("“um”");
    expect(fillerLane([{ ...range, text: null }]).read(3.2)).toBe("filler, heard");
  });
});
