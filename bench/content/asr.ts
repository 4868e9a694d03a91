import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseEnv } from "#lib/env.ts";
import { closePool, runInPool } from "#lib/media/pool.ts";
import { prepareMedia } from "#lib/media/prepare.ts";
import { probeMedia } from "#lib/media/probe.ts";
import { findTranscriber, type TranscriberId } from "#lib/models/transcribers/choose-transcribers.ts";
import type { SpokenAudio, Transcriber } from "#lib/models/transcribers/transcriber.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { stitchChunks } from "#lib/transcripts/stitch-chunks.ts";
import { findClip, withDirectory } from "../media/clips.ts";
import type { Report } from "../report.ts";
import { comparableWords, countWordErrors } from "./word-errors.ts";

interface Utterance {
  file: string;
  text: string;
}

/** Published word error rates of the families on clean read speech, percent. */
const published: Partial<Record<TranscriberId, number>> = { local: 5.7 };
const speakers: TranscriberId[] = ["local", "openai", "gemini", "pocketsphinx"];

/** The configuration of this machine; databases play no part here. */
function readEnvironment() {
  const none = { SUPABASE_URL: "http://127.0.0.1:1", SUPABASE_ANON_KEY: "-", SUPABASE_SERVICE_ROLE_KEY: "-" };
  return parseEnv({ PITCHQUEST_HOME: join(tmpdir(), "pitchquest-bench"), ...none, ...process.env });
}

async function transcribeFile(transcriber: Transcriber, sourcePath: string) {
  return withDirectory(async (directory) => {
    const prepared = await prepareMedia({ sourcePath, directory, probe: await probeMedia(sourcePath) });
    if (!prepared.audio) throw new Error(`${sourcePath} has no sound`);
    const path = join(directory, prepared.audio.file);
    const segments = await runInPool<TimeRange[]>("find-speech", { path, sampleRate: 16_000 });
    const range = { startSeconds: 0, endSeconds: prepared.durationSeconds };
    const audio: SpokenAudio = { ...range, path, segments };
    const start = performance.now();
    const { words } = await transcriber.transcribe(audio, { language: "en" });
    const seconds = (performance.now() - start) / 1000;
    const kept = stitchChunks([{ ...range, overlapSeconds: 0 }], [words], segments);
    return { words: kept.map((word) => word.text), seconds, audioSeconds: prepared.durationSeconds };
  });
}

/** Word error rate on 40 read sentences and speed of every transcriber that is to be had here. */
export async function run(report: Report): Promise<void> {
  const [listPath, longPath] = [findClip("speech/utterances.json"), findClip("speech/pauses-90s.wav")];
  if (!listPath || !longPath) return;
  const utterances = JSON.parse(await readFile(listPath, "utf8")) as Utterance[];
  const env = readEnvironment();
  for (const id of speakers) {
    const transcriber = await findTranscriber(id, env, { sourcePath: "", captions: null });
    if (!transcriber) continue;
    let [errors, wanted, heard] = [0, 0, 0];
    const counts: number[] = [];
    for (const { file, text } of utterances) {
      const { words } = await transcribeFile(transcriber, join(dirname(listPath), file));
      const [reference, said] = [comparableWords(text), comparableWords(words.join(" "))];
      errors += countWordErrors(reference, said);
      wanted += reference.length;
      heard += said.length;
      counts.push(Math.abs(said.length / reference.length - 1));
    }
    const { name } = transcriber;
    report(
      `${name}: word error rate, ${utterances.length} sentences`,
      (100 * errors) / wanted,
      "%",
      published[id] ?? null,
    );
    report(`${name}: words counted, all sentences`, heard, "words", wanted);
    report(
      `${name}: error of the count of a sentence, mean`,
      (100 * counts.reduce((sum, one) => sum + one, 0)) / counts.length,
      "%",
    );
    const long = await transcribeFile(transcriber, longPath);
    report(`${name}: real-time factor, 90 s`, long.seconds / long.audioSeconds, "s/s");
  }
  await closePool();
}
