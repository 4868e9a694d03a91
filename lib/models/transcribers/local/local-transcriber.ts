import { join } from "node:path";
import { AppError } from "#lib/errors.ts";
import { runProcess } from "#lib/media/run-process.ts";
import { projectRoot } from "#lib/project-root.ts";
import { languageCode } from "#lib/transcripts/language-code.ts";
import { planChunks } from "#lib/transcripts/plan-chunks.ts";
import { stitchChunks } from "#lib/transcripts/stitch-chunks.ts";
import type { Transcription } from "#lib/transcripts/transcript.ts";
import type { Transcriber } from "../transcriber.ts";
import type { LocalModel } from "./model-folder.ts";
import type { RecognizedPiece, RecognizeInput } from "./recognize.ts";
import { wordsOfPieces } from "./words-of-pieces.ts";

const longestSeconds = 240;
/** The models hear half a minute at most. */
const pieceSeconds = 28;
const threads = 2;
const timeoutSeconds = 1200;

/** A model of sherpa-onnx on this machine's disk; nothing leaves the machine. */
export function createLocalTranscriber(model: LocalModel): Transcriber {
  async function recognize(input: RecognizeInput, signal?: AbortSignal): Promise<RecognizedPiece[]> {
    const output: Buffer[] = [];
    const script = join(projectRoot(), "lib/models/transcribers/local/recognize.ts");
    const errors: string[] = [];
    const code = await runProcess(process.execPath, [script, JSON.stringify(input)], {
      cwd: projectRoot(),
      signal,
      timeoutSeconds,
      onStdout: (chunk) => output.push(chunk),
      onStderrLine: (line) => errors.push(line),
    });
    if (code !== 0) {
      const words = `The speech model ${model.name} could not be used. Fetch it anew: npm run models -- --help.`;
      throw new AppError("local_model_broken", words, {
        httpStatus: 500,
        cause: errors.slice(-5).join("\n"),
      });
    }
    return Buffer.concat(output)
      .toString("utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as RecognizedPiece);
  }

  return {
    name: `local/${model.name}`,
    use: "content",
    wordTimes: "approximate",
    longestSeconds,
    async transcribe({ path, segments }, { signal, language }): Promise<Transcription> {
      const pieces = planChunks(segments, pieceSeconds);
      const hint = language !== null && model.kind === "whisper" && !model.englishOnly ? { language } : {};
      const whisper = model.modelConfig.whisper;
      const modelConfig = whisper
        ? { ...model.modelConfig, whisper: { ...whisper, ...hint } }
        : model.modelConfig;
      const answers = await recognize({ path, pieces, modelConfig, threads }, signal);
      const parts = pieces.map((piece, index) =>
        wordsOfPieces([piece], answers.slice(index, index + 1), segments),
      );
      const heard = answers.map((answer) => languageCode(answer.language)).find((code) => code !== null);
      return {
        words: stitchChunks(pieces, parts, segments),
        language: model.englishOnly ? "en" : (heard ?? null),
        confidence: null,
      };
    },
  };
}
