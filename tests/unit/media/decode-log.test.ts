import { describe, expect, it } from "vitest";
import { DecodeLog } from "#lib/media/decode-log.ts";

function read(text: string) {
  const seconds: number[] = [];
  const log = new DecodeLog((value) => seconds.push(value));
  for (const line of text.split("\n")) log.push(line);
  return { log, seconds };
}

const loudness = (lufs: string) =>
  `[ebur128@whole @ 0x1] [info] Summary:\n\n  Integrated loudness:\n    I:         ${lufs} LUFS\n    Threshold: -38.5 LUFS\n\n  Loudness range:\n    LRA:         4.2 LU`;
const statistics = (branch: string, peak: string, count = "3.000000") =>
  [
    "Channel: 1",
    "Peak level dB: -80.0",
    "Overall",
    `Peak level dB: ${peak}`,
    "RMS level dB: -30.2",
    `Peak count: ${count}`,
    "Number of samples: 1000",
  ]
    .map((line) => `[astats@${branch} @ 0x2] [info] ${line}`)
    .join("\n");

describe("DecodeLog", () => {
  it("counts the lines in which damage is reported and no others", () => {
    const { log } = read(
      "[info] Stream mapping:\n[h264 @ 0x1] [error] error while decoding MB 3 7\n[aac @ 0x2] [warning] odd\n[fatal] no",
    );
    expect(log.errorCount).toBe(2);
  });

  it("tells how far the decoding is", () => {
    expect(read("out_time=00:01:02.500000\nprogress=continue\nout_time=01:00:00.000000").seconds).toEqual([
      62.5, 3600,
    ]);
  });

  it("reads the meters of the branch, the last report of each", () => {
    const { log } = read(
      `${loudness("-70.0")}\n[info] x\n${loudness("-19.1")}\n${statistics("whole", "-1.2")}`,
    );
    expect(log.meters("whole")).toEqual({
      integratedLufs: -19.1,
      loudnessRangeLu: 4.2,
      peakDbfs: -1.2,
      clippedPercent: 0,
    });
    expect(log.meters("opening")).toBeNull();
  });

  it("counts samples at the ceiling as clipped", () => {
    const { log } = read(`${loudness("-9.0")}\n${statistics("whole", "0.000265", "12.000000")}`);
    expect(log.meters("whole")?.clippedPercent).toBeCloseTo(1.2);
  });

  it.each(["-inf", "-6153.053111"])("takes a peak of %s for silence", (peak) => {
    const { log } = read(`${loudness("-70.0")}\n${statistics("whole", peak)}`);
    expect(log.meters("whole")).toMatchObject({
      integratedLufs: null,
      loudnessRangeLu: null,
      peakDbfs: null,
    });
  });

  it("keeps its meters apart from progress written between their lines", () => {
    const mixed = loudness("-19.1").replace(
      "\n\n  Loudness range",
      "\nframe=12\nspeed=3x\n\n  Loudness range",
    );
    expect(read(`${mixed}\n${statistics("whole", "-3.0")}`).log.meters("whole")?.loudnessRangeLu).toBe(4.2);
  });

  it("tells the level of the mono samples", () => {
    expect(read(statistics("mono", "-12.0")).log.monoLevel()).toBe(-30.2);
  });
});
