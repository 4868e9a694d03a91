// Runs in a process of its own: the native library ends its process on a broken model, and cannot be interrupted.
import { closeSync, openSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { projectRoot } from "#lib/project-root.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";

export type RecognizeInput = {
  /** 16-bit mono samples at 16 kHz. */
  path: string;
  pieces: TimeRange[];
  modelConfig: Record<string, unknown>;
  threads: number;
};

/** One line of standard output for each piece, in order. */
export type RecognizedPiece = { text: string; language: string; tokens: string[]; timestamps: number[] };

type Stream = { acceptWaveform(input: { samples: Float32Array; sampleRate: number }): void };
type Recognizer = {
  createStream(): Stream;
  decode(stream: Stream): void;
  getResult(stream: Stream): { text: string; lang?: string; tokens?: string[]; timestamps?: number[] };
};

const sampleRate = 16_000;

function readPiece(file: number, { startSeconds, endSeconds }: TimeRange): Float32Array {
  const first = Math.round(startSeconds * sampleRate);
  const piece = new Int16Array(Math.round(endSeconds * sampleRate) - first);
  const count = readSync(file, piece, 0, piece.byteLength, 2 * first) >> 1;
  return Float32Array.from(piece.subarray(0, count), (sample) => sample / 32_768);
}

function recognize({ path, pieces, modelConfig, threads }: RecognizeInput): void {
  const require = createRequire(join(projectRoot(), "package.json"));
  const { OfflineRecognizer } = require("sherpa-onnx-node") as {
    OfflineRecognizer: new (config: object) => Recognizer;
  };
  const recognizer = new OfflineRecognizer({
    featConfig: { sampleRate, featureDim: 80 },
    modelConfig: { ...modelConfig, numThreads: threads, provider: "cpu", debug: 0 },
  });
  const file = openSync(path, "r");
  for (const piece of pieces) {
    const stream = recognizer.createStream();
    stream.acceptWaveform({ samples: readPiece(file, piece), sampleRate });
    recognizer.decode(stream);
    const { text, lang = "", tokens = [], timestamps = [] } = recognizer.getResult(stream);
    const line: RecognizedPiece = { text, language: lang, tokens, timestamps };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
  closeSync(file);
}

recognize(JSON.parse(process.argv[2] ?? "") as RecognizeInput);
