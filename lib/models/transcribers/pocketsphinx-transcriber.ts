import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join } from "node:path";
import { AppError } from "#lib/errors.ts";
import { findOnPath } from "#lib/media/binaries.ts";
import { runProcess } from "#lib/media/run-process.ts";
import type { Word } from "#lib/signals/speech-measurements.ts";
import { type Chunk, planChunks } from "#lib/transcripts/plan-chunks.ts";
import type { Transcription } from "#lib/transcripts/transcript.ts";
import type { Transcriber } from "./transcriber.ts";

const modelFolder = "/usr/share/pocketsphinx/model/en-us";
const framesPerSecond = 100;
const longestSeconds = 120;
/** Its search slows down with the length of what it hears at once. */
const utteranceSeconds = 20;

/** One pass over half of the frames: half the time of the usual three, and words are counted no worse. */
const search = ["-fwdflat", "no", "-bestpath", "no", "-maxhmmpf", "3000", "-ds", "2"];

/** Lines of a CTM file: `<utterance> <channel> <start> <seconds> <word> <confidence>`. */
function parseCtm(text: string, utterances: Chunk[]): Word[] {
  return text.split("\n").flatMap((line): Word[] => {
    const [name, , start, seconds, word] = line.trim().split(/\s+/);
    const utterance = utterances[Number(name)];
    if (!utterance || word === undefined || /^[<[+]/.test(word)) return [];
    const startSeconds = utterance.startSeconds + Number(start);
    return [{ text: word, startSeconds, endSeconds: startSeconds + Number(seconds) }];
  });
}

/** Debian's pocketsphinx, null where it or its model (pocketsphinx-en-us) is not installed. Two to five words of ten are wrong: they are only counted. */
export function findPocketsphinx(): Transcriber | null {
  const binary = findOnPath("pocketsphinx_batch");
  if (!binary || !existsSync(modelFolder)) return null;
  return {
    name: "pocketsphinx",
    use: "pace",
    wordTimes: "exact",
    longestSeconds,
    async transcribe({ path, segments }, { signal }): Promise<Transcription> {
      const utterances = planChunks(segments, utteranceSeconds).map((chunk) => ({
        ...chunk,
        overlapSeconds: 0,
      }));
      const folder = await mkdtemp(join(tmpdir(), "pitchquest-sphinx-"));
      try {
        const name = basename(path, extname(path));
        const frame = (seconds: number) => Math.max(1, Math.round(seconds * framesPerSecond));
        const list = utterances.map(
          ({ startSeconds, endSeconds }, index) =>
            `${name} ${frame(startSeconds)} ${frame(endSeconds)} ${index}\n`,
        );
        const [control, answer] = [join(folder, "control"), join(folder, "answer.ctm")];
        await writeFile(control, list.join(""));
        const model = [
          ...["-hmm", join(modelFolder, "en-us"), "-lm", join(modelFolder, "en-us.lm.bin")],
          ...["-dict", join(modelFolder, "cmudict-en-us.dict")],
        ];
        const sound = ["-adcin", "yes", "-cepdir", dirname(path), "-cepext", extname(path)];
        const code = await runProcess(
          binary,
          [...sound, ...model, ...search, "-ctl", control, "-ctm", answer, "-logfn", "/dev/null"],
          { cwd: folder, signal, timeoutSeconds: 600 },
        );
        if (code !== 0) {
          throw new AppError("transcriber_failed", "pocketsphinx could not read the sound.", {
            httpStatus: 500,
          });
        }
        return {
          words: parseCtm(await readFile(answer, "utf8"), utterances),
          language: null,
          confidence: null,
        };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
