import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { type GraphModel, loadGraphModelSync } from "@tensorflow/tfjs-converter";
import * as tf from "@tensorflow/tfjs-core";
import { projectRoot } from "#lib/project-root.ts";

export type VisionModel = GraphModel<tf.io.IOHandlerSync>;

let ready: Promise<unknown> | null = null;

async function startBackend(): Promise<void> {
  setWasmPaths(`${join(projectRoot(), "node_modules/@tensorflow/tfjs-backend-wasm/dist")}/`);
  await tf.setBackend("wasm");
}

/** Read as files, not by the loader's fetch: a thread is ready a fifth sooner. */
function readArtifacts(name: string): tf.io.ModelArtifacts {
  const folder = join(projectRoot(), "node_modules/@vladmandic/human/models");
  const { weightsManifest, ...artifacts }: tf.io.ModelJSON = JSON.parse(
    readFileSync(join(folder, `${name}.json`), "utf8"),
  );
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights);
  const parts = weightsManifest.flatMap(({ paths }) => paths).map((path) => readFileSync(join(folder, path)));
  return { ...artifacts, weightSpecs, weightData: new Uint8Array(Buffer.concat(parts)).buffer };
}

/** Runs a model on nothing: its first run compiles what all others use. */
function warmUp(model: VisionModel): void {
  const [input] = model.inputs;
  const shape = input?.shape?.map((size) => Math.max(1, size)) ?? [];
  tf.tidy(() => model.execute(tf.zeros(shape, input?.dtype)));
}

/** Loads one of the models shipped with @vladmandic/human onto the WebAssembly backend, ready to run at full speed. */
export async function loadVisionModel(name: string): Promise<VisionModel> {
  ready ??= startBackend();
  await ready;
  const artifacts = readArtifacts(name);
  const model = loadGraphModelSync({ load: () => artifacts });
  // The model keeps what it was loaded from; its tensors have the weights now.
  artifacts.weightData = undefined;
  warmUp(model);
  return model;
}

/** Runs a model on one tensor and copies its outputs out, in the model's order. */
export function runModel(
  model: VisionModel,
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
