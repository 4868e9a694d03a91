import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { type GraphModel, loadGraphModel } from "@tensorflow/tfjs-converter";
import * as tf from "@tensorflow/tfjs-core";
import { projectRoot } from "#lib/project-root.ts";

/** The loader fetches weights; here they are files. */
async function fetchFile(input: RequestInfo | URL): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  return new Response(await readFile(fileURLToPath(url)));
}

let ready: Promise<unknown> | null = null;

async function startBackend(): Promise<void> {
  setWasmPaths(`${join(projectRoot(), "node_modules/@tensorflow/tfjs-backend-wasm/dist")}/`);
  await tf.setBackend("wasm");
}

/** Loads one of the models shipped with @vladmandic/human onto the WebAssembly backend. */
export async function loadVisionModel(name: string): Promise<GraphModel> {
  ready ??= startBackend();
  await ready;
  const path = join(projectRoot(), "node_modules/@vladmandic/human/models", `${name}.json`);
  return loadGraphModel(pathToFileURL(path).href, { fetchFunc: fetchFile as typeof fetch });
}

/** Runs a model on one tensor and copies its outputs out, in the model's order. */
export function runModel(
  model: GraphModel,
  values: Float32Array | Int32Array,
  shape: [number, number, number, number],
): { size: number; values: Float32Array }[] {
  const results: { size: number; values: Float32Array }[] = [];
  // Nothing is returned from inside: what is, gets searched for tensors value by value.
  tf.tidy(() => {
    const input = tf.tensor4d(values, shape, values instanceof Int32Array ? "int32" : "float32");
    for (const output of [model.execute(input)].flat() as tf.Tensor[]) {
      results.push({ size: output.size, values: output.dataSync<"float32">() });
    }
  });
  return results;
}
