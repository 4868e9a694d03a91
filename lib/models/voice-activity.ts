import { createRequire } from "node:module";
import { join } from "node:path";
import { projectRoot } from "#lib/project-root.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";

interface SherpaVad {
  acceptWaveform(samples: Float32Array): void;
  isEmpty(): boolean;
  front(enableExternalBuffer: boolean): { start: number; samples: Float32Array };
  pop(): void;
  flush(): void;
  reset(): void;
}
interface Sherpa {
  Vad: new (config: object, bufferSeconds: number) => SherpaVad;
}

const sampleRate = 16_000;
const windowSamples = 512;
/** Short enough that a pause of 0.25 s splits speech; its late edges are tightened by level afterwards. */
const minSilenceSeconds = 0.1;
const minSpeechSeconds = 0.1;
const longestSpeechSeconds = 30;

/** Silero VAD v5 run by sherpa-onnx; the weights (of @ricky0123/vad-web) are read from the installed packages. */
function loadSilero(): SherpaVad {
  const require = createRequire(join(projectRoot(), "package.json"));
  const { Vad } = require("sherpa-onnx-node") as Sherpa;
  const model = join(projectRoot(), "node_modules/@ricky0123/vad-web/dist/silero_vad_v5.onnx");
  const sileroVad = {
    model,
    threshold: 0.5,
    minSilenceDuration: minSilenceSeconds,
    minSpeechDuration: minSpeechSeconds,
    maxSpeechDuration: longestSpeechSeconds,
    windowSize: windowSamples,
  };
  return new Vad({ sileroVad, sampleRate, numThreads: 1, debug: false }, 2 * longestSpeechSeconds);
}

let loaded: SherpaVad | null = null;

/** Its memory lies outside the JavaScript heap, where nothing presses for its release: a thread has one and keeps it. */
function openSilero(): SherpaVad {
  loaded ??= loadSilero();
  loaded.reset();
  return loaded;
}

/** Pieces of any length as the windows that the model takes; the last is filled up with silence. */
function* inWindows(pieces: Iterable<Float32Array>): Generator<Float32Array> {
  const window = new Float32Array(windowSamples);
  let filled = 0;
  for (const piece of pieces) {
    for (let offset = 0; offset < piece.length; ) {
      const taken = Math.min(windowSamples - filled, piece.length - offset);
      window.set(piece.subarray(offset, offset + taken), filled);
      filled += taken;
      offset += taken;
      if (filled < windowSamples) continue;
      yield window;
      filled = 0;
    }
  }
  yield window.fill(0, filled);
}

function* takeFound(vad: SherpaVad): Generator<TimeRange> {
  for (; !vad.isEmpty(); vad.pop()) {
    const { start, samples } = vad.front(false);
    yield { startSeconds: start / sampleRate, endSeconds: (start + samples.length) / sampleRate };
  }
}

/**
 * The stretches of speech in 16 kHz mono sound.
 * @param pieces samples −1..1, in pieces of any length
 */
export function detectSpeech(pieces: Iterable<Float32Array>): TimeRange[] {
  const vad = openSilero();
  const found: TimeRange[] = [];
  for (const window of inWindows(pieces)) {
    vad.acceptWaveform(window);
    found.push(...takeFound(vad));
  }
  vad.flush();
  found.push(...takeFound(vad));
  return found;
}
