import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { measureSpeech } from "#lib/media/measure-speech.ts";
import { measureVisual } from "#lib/media/measure-visual.ts";
import { closePool } from "#lib/media/pool.ts";
import { prepareMedia } from "#lib/media/prepare.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { buildReport } from "#lib/pitch/build-report.ts";
import type { PitchReport } from "#lib/pitch/report.ts";
import { findSharedMedia } from "#tests/fixtures/media.ts";
import { runFfmpeg } from "#tests/fixtures/run-ffmpeg.ts";
import { makeTemporaryDirectory } from "#tests/fixtures/temporary-directory.ts";

const media = findSharedMedia();
const real = (name: string) => join(media ?? "", name);
let made: Awaited<ReturnType<typeof makeTemporaryDirectory>>;

beforeAll(async () => {
  made = await makeTemporaryDirectory();
});
afterAll(async () => {
  await closePool();
  await made.remove();
});

/** The whole way from a file to its report, without a transcript. */
async function report(sourcePath: string): Promise<PitchReport> {
  const work = await makeTemporaryDirectory();
  try {
    const probe = await probeMedia(sourcePath);
    const { durationSeconds } = probe;
    const prepared = await prepareMedia({ sourcePath, directory: work.path, probe });
    const [speech, visual] = await Promise.all([
      measureSpeech({ prepared, directory: work.path, words: null }),
      measureVisual({ prepared, directory: work.path }),
    ]);
    const none = { content: null, transcript: null, transcription: null, costs: { totalUsd: 0 }, notes: [] };
    return buildReport({ durationSeconds, visual, speech, ...none });
  } finally {
    await work.remove();
  }
}

function scoresOf({ overallScore, sections }: PitchReport): [name: string, score: number | null][] {
  const { delivery, visual } = sections;
  return [
    ["overall", overallScore],
    ["delivery", delivery.score],
    ["visual", visual.score],
    ...[...delivery.receipts, ...visual.receipts].map(({ metric, score }): [string, number | null] => [
      metric,
      score,
    ]),
  ];
}

const encoded = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "16"];
const exposure = (factor: number) => `lutyuv=y=clip((val-16)*${factor}+16\\,16\\,235)`;
const changes: [what: string, args: string[]][] = [
  ["half its size", ["-vf", "scale=trunc(iw/4)*2:-2", ...encoded]],
  ["half as large again", ["-vf", "scale=trunc(iw*3/4)*2:-2", ...encoded]],
  ["encoded again, sparingly", ["-c:v", "libx264", "-preset", "veryfast", "-crf", "30", "-b:a", "64k"]],
  ["encoded again by another codec", ["-c:v", "mpeg4", "-q:v", "4", "-c:a", "libmp3lame"]],
  ["a tenth brighter", ["-vf", exposure(1.1), ...encoded]],
  ["a tenth darker", ["-vf", exposure(0.9), ...encoded]],
  ["a tenth of the whole scale brighter", ["-vf", "eq=brightness=0.1", ...encoded]],
  ["a tenth of the whole scale darker", ["-vf", "eq=brightness=-0.1", ...encoded]],
];
/** A tenth of the whole scale is more than a face can be lit differently and score the same: that is the measurement. */
const scoreOfWhatChanged = (what: string) => (what.includes("whole scale") ? "faceLuma" : null);
const clips = ["talking-head-a.mp4", "talking-head-b.mp4", "presenter-vertical-60fps.mp4"];

describe.skipIf(!media).each(clips)("a report of %s", (clip) => {
  let before: PitchReport;
  const source = () => join(made.path, clip);
  beforeAll(async () => {
    // No larger than it is looked at: what is proved does not depend on the size, the time it takes does.
    const small = "scale=trunc(min(iw\\,480)/2)*2:-2,fps=15";
    const exact = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "8", "-c:a", "copy"];
    await runFfmpeg("-i", real(clip), "-vf", small, ...exact, source());
    before = await report(source());
  });

  it("is the same the second time", async () => {
    expect(await report(source())).toEqual(before);
  });

  it.each(changes)("moves no score by more than three points: %s", async (what, args) => {
    const path = join(made.path, `${clip}-${what.replaceAll(/\W/g, "-")}.mp4`);
    await runFfmpeg("-i", source(), ...args, path);
    const after = new Map(scoresOf(await report(path)));
    const moved = scoresOf(before).filter(([name, score]) => {
      if (name === scoreOfWhatChanged(what)) return false;
      const other = after.get(name) ?? null;
      return score === null || other === null ? score !== other : Math.abs(score - other) > 3;
    });
    expect(moved.map(([name, score]) => `${name}: ${score} → ${after.get(name)}`)).toEqual([]);
  });
});
