import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { measureSpeech } from "#lib/media/measure-speech.ts";
import { closePool } from "#lib/media/pool.ts";
import { prepareMedia } from "#lib/media/prepare.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { median } from "#lib/signals/statistics.ts";
import type { Report } from "../report.ts";
import { findClip, withDirectory } from "./clips.ts";

interface Utterance {
  file: string;
  text: string;
}

/** Pace from syllables against the words of read sentences. */
export async function run(report: Report): Promise<void> {
  const listPath = findClip("speech/utterances.json");
  if (!listPath) return;
  const utterances = JSON.parse(await readFile(listPath, "utf8")) as Utterance[];
  const rows: { words: number; found: number; seconds: number }[] = [];
  for (const { file, text } of utterances) {
    const sourcePath = join(dirname(listPath), file);
    const { pace, speechSeconds } = await withDirectory(async (directory) => {
      const prepared = await prepareMedia({ sourcePath, directory, probe: await probeMedia(sourcePath) });
      return (await measureSpeech({ prepared, directory, words: null })).measurements;
    });
    const seconds = speechSeconds.value ?? 0;
    if (pace.value !== null)
      rows.push({ words: text.split(/\s+/).length, found: (pace.value * seconds) / 60, seconds });
  }
  const sum = (value: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + value(row), 0);
  const rate = (60 * sum((row) => row.found)) / sum((row) => row.seconds);
  const reference = (60 * sum((row) => row.words)) / sum((row) => row.seconds);
  report("utterances measured", rows.length, "count", utterances.length);
  report("rate from syllables, all sentences", rate, "words/min", Number(reference.toFixed(1)));
  const errors = rows.map((row) => Math.abs(row.found / row.words - 1));
  report("error of one sentence, median", 100 * (median(errors) ?? Number.NaN), "%", 15);
  await closePool();
}
