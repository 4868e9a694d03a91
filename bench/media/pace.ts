import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { measureSpeech } from "#lib/media/measure-speech.ts";
import { closePool } from "#lib/media/pool.ts";
import { prepareMedia } from "#lib/media/prepare.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { quantile } from "#lib/signals/statistics.ts";
import type { Report } from "../report.ts";
import { ffmpeg, findClip, withDirectory } from "./clips.ts";

interface Utterance {
  file: string;
  text: string;
}

const bar = 15;
const countWords = (text: string) => text.split(/\s+/).length;

async function listen(sourcePath: string): Promise<{ seconds: number; words: number | null }> {
  return withDirectory(async (directory) => {
    const prepared = await prepareMedia({ sourcePath, directory, probe: await probeMedia(sourcePath) });
    const { measurements } = await measureSpeech({ prepared, directory, words: null });
    const seconds = measurements.speechSeconds.value ?? 0;
    const { value } = measurements.pace;
    return { seconds, words: value === null ? null : (value * seconds) / 60 };
  });
}

/** All sentences one after the other, half a second apart, as a talk would have them. */
async function joinAll(paths: string[], target: string): Promise<void> {
  const inputs = paths.flatMap((path) => ["-i", path]);
  const padded = paths.map((_, index) => `[${index}:a]aresample=16000,apad=pad_dur=0.5[a${index}]`);
  const labels = paths.map((_, index) => `[a${index}]`).join("");
  const graph = [...padded, `${labels}concat=n=${paths.length}:v=0:a=1`].join(";");
  await ffmpeg(...inputs, "-filter_complex", graph, target);
}

/** Pace from syllables against the words of read sentences: all of them as one talk, and each by itself. */
export async function run(report: Report): Promise<void> {
  const listPath = findClip("speech/utterances.json");
  if (!listPath) return;
  const utterances = JSON.parse(await readFile(listPath, "utf8")) as Utterance[];
  const paths = utterances.map(({ file }) => join(dirname(listPath), file));
  await withDirectory(async (directory) => {
    const talk = join(directory, "talk.wav");
    await joinAll(paths, talk);
    const { seconds, words } = await listen(talk);
    const spoken = utterances.reduce((sum, { text }) => sum + countWords(text), 0);
    const reference = Number(((60 * spoken) / seconds).toFixed(1));
    const rate = (60 * (words ?? Number.NaN)) / seconds;
    report(`${utterances.length} sentences as one talk: rate`, rate, "words/min", reference);
    report("as one talk: error", 100 * Math.abs(rate / reference - 1), "%", bar);
  });
  const errors: number[] = [];
  for (const [index, path] of paths.entries()) {
    const { words } = await listen(path);
    if (words !== null) errors.push(Math.abs(words / countWords(utterances[index]?.text ?? "") - 1));
  }
  const percent = (share: number) => 100 * (quantile(errors, share) ?? Number.NaN);
  report("sentences with a second of speech or more", errors.length, "count");
  report("error of one sentence, median", percent(0.5), "%", bar);
  report("error of one sentence, nine in ten below", percent(0.9), "%");
  const near = errors.filter((error) => 100 * error <= bar).length;
  report(`sentences within ${bar} %`, near / errors.length, "ratio");
  await closePool();
}
