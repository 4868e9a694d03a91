import { sampleRankCorrelation } from "simple-statistics";
import { highlightsConfigSchema } from "#lib/highlights/config.ts";
import { deriveMomentParts } from "#lib/highlights/moments.ts";
import { measureSegment, weighParts } from "#lib/highlights/score-segment.ts";
import { selectSegments } from "#lib/highlights/select-segments.ts";
import { closePool } from "#lib/media/pool.ts";
import { prepareMedia } from "#lib/media/prepare.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { surveyRecording } from "#lib/media/survey-recording.ts";
import { mean } from "#lib/signals/statistics.ts";
import { openRandom } from "#tests/factories/highlight-signals.ts";
import type { Report } from "../report.ts";
import { withDirectory } from "./clips.ts";
import { clipSeconds, makePlantedClip } from "./planted-clip.ts";

const seeds = [1, 2, 3];
/** Of which scores and importances are compared: nothing of our own cutting. */
const windowSeconds = 4;
const targetSeconds = 36;
const randomRounds = 100;

type ImportanceOf = (startSeconds: number, endSeconds: number) => number;

const starts = Array.from({ length: clipSeconds / windowSeconds }, (_, index) => index * windowSeconds);
const average = (values: number[]) => mean(values) ?? 0;

/** Nine windows at equal distances, and nine at random. */
function importanceOfWindows(importanceOf: ImportanceOf, chosen: number[]): number {
  return average(chosen.map((start) => importanceOf(start, start + windowSeconds)));
}

async function measureClip(directory: string, seed: number) {
  const { path, importanceOf } = await makePlantedClip(directory, seed);
  const probe = await probeMedia(path);
  const prepared = await prepareMedia({ sourcePath: path, directory, probe });
  const survey = await surveyRecording({ prepared, directory });
  const signals = { ...survey.signals, words: null, sentenceEnds: null };
  const config = highlightsConfigSchema.parse({ target_duration: targetSeconds });
  const moments = deriveMomentParts(signals);
  const wanted = starts.map((start) => importanceOf(start, start + windowSeconds));
  const scores = starts.map((startSeconds) =>
    weighParts(
      measureSegment(moments, { startSeconds, endSeconds: startSeconds + windowSeconds }),
      config.weights,
    ),
  );
  const random = openRandom(1000 + seed);
  const count = targetSeconds / windowSeconds;
  const rounds = Array.from({ length: randomRounds }, () => ({
    correlation: sampleRankCorrelation(
      wanted.map(() => random()),
      wanted,
    ),
    importance: importanceOfWindows(importanceOf, starts.toSorted(() => random() - 0.5).slice(0, count)),
  }));
  const uniform = Array.from(
    { length: count },
    (_, index) => starts[Math.floor(((index + 0.5) * starts.length) / count)] ?? 0,
  );
  const { segments } = selectSegments(signals, config);
  const total = segments.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);
  const kept = segments.reduce(
    (sum, { startSeconds, endSeconds }) =>
      sum + (endSeconds - startSeconds) * importanceOf(startSeconds, endSeconds),
    0,
  );
  return {
    correlation: sampleRankCorrelation(scores, wanted),
    randomCorrelation: average(rounds.map((round) => round.correlation)),
    importance: kept / total,
    uniform: importanceOfWindows(importanceOf, uniform),
    random: average(rounds.map((round) => round.importance)),
    best: average(wanted.toSorted((a, b) => b - a).slice(0, count)),
  };
}

/** How well the scores rank planted highlights, and how much of them a reel of a fifth of the clip holds. */
export async function run(report: Report): Promise<void> {
  const clips: Awaited<ReturnType<typeof measureClip>>[] = [];
  for (const seed of seeds) clips.push(await withDirectory((directory) => measureClip(directory, seed)));
  const all = (name: keyof (typeof clips)[number]) => average(clips.map((clip) => clip[name]));
  report(
    "Spearman of scores and planted importance, worst clip",
    Math.min(...clips.map((clip) => clip.correlation)),
    "ρ",
    0.5,
  );
  report("Spearman of scores and planted importance, mean", all("correlation"), "ρ", 0.5);
  report("Spearman of random scores, mean of 100", all("randomCorrelation"), "ρ", 0);
  report("planted importance in the reel", all("importance"), "share", all("best"));
  report("planted importance in uniform samples", all("uniform"), "share", all("best"));
  report("planted importance in random samples, mean of 100", all("random"), "share", all("best"));
  await closePool();
}
