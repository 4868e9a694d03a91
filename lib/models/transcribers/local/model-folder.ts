import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";

/** The part of sherpa-onnx's configuration that says which model it runs. */
export type LocalModel = {
  kind: "whisper" | "moonshine";
  name: string;
  /** Whether the model knows English alone. */
  englishOnly: boolean;
  modelConfig: Record<string, unknown>;
};

/** The file of a part: the smaller int8 weights where both are there. */
function choose(files: string[], pattern: RegExp): string | null {
  const matches = files.filter((file) => pattern.test(file)).sort();
  return matches.find((file) => file.includes("int8")) ?? matches[0] ?? null;
}

function whisperOf(folder: string, files: string[], tokens: string): LocalModel | null {
  const encoder = choose(files, /encoder.*\.onnx$/);
  const decoder = choose(files, /decoder.*\.onnx$/);
  if (!encoder || !decoder) return null;
  const whisper = { encoder: join(folder, encoder), decoder: join(folder, decoder), task: "transcribe" };
  const name = basename(folder).replace(/^sherpa-onnx-/, "");
  const englishOnly = /\.en(-|$)/.test(encoder) || /\.en(-|$)/.test(name);
  return { kind: "whisper", name, englishOnly, modelConfig: { whisper, tokens } };
}

function moonshineOf(folder: string, files: string[], tokens: string): LocalModel | null {
  const preprocessor = choose(files, /^preprocess.*\.onnx$/);
  const encoder = choose(files, /^encode(\.|-|_).*onnx$/);
  const uncached = choose(files, /^uncached_decode.*\.onnx$/);
  const cached = choose(files, /^cached_decode.*\.onnx$/);
  if (!preprocessor || !encoder || !uncached || !cached) return null;
  const moonshine = {
    preprocessor: join(folder, preprocessor),
    encoder: join(folder, encoder),
    uncachedDecoder: join(folder, uncached),
    cachedDecoder: join(folder, cached),
  };
  const name = basename(folder).replace(/^sherpa-onnx-/, "");
  return { kind: "moonshine", name, englishOnly: /-en(-|$)/.test(name), modelConfig: { moonshine, tokens } };
}

/** The speech model in a folder, by the names of its files as sherpa-onnx publishes them; null where there is none. */
export async function findLocalModel(folder: string): Promise<LocalModel | null> {
  const files = await readdir(folder).catch(() => []);
  const tokens = choose(files, /tokens\.txt$/);
  if (!tokens) return null;
  return moonshineOf(folder, files, join(folder, tokens)) ?? whisperOf(folder, files, join(folder, tokens));
}
