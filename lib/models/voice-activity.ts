import { createRequire } from "node:module";
import { join } from "node:path";
import { projectRoot } from "#lib/project-root.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";

/** Listens to 16 kHz mono sound and tells the stretches of speech. */
export interface VoiceActivityDetector {
  /** Samples −1..1, in pieces of any length. */
  push(samples: Float32Array): void;
  finish(): TimeRange[];
}

interface SherpaVad {
  acceptWaveform(samples: Float32Array): void;
  isEmpty(): boolean;
  front(enableExternalBuffer: boolean): { start: number; samples: Float32Array };
  pop(): void;
  flush(): void;
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

/** Silero VAD v5 (weights of @ricky0123/vad-web) run by sherpa-onnx. */
class SileroDetector implements VoiceActivityDetector {
  private readonly vad: SherpaVad;
  private readonly window = new Float32Array(windowSamples);
  private readonly ranges: TimeRange[] = [];
  private filled = 0;

  constructor(vad: SherpaVad) {
    this.vad = vad;
  }

  push(samples: Float32Array): void {
    for (let offset = 0; offset < samples.length; ) {
      const taken = Math.min(windowSamples - this.filled, samples.length - offset);
      this.window.set(samples.subarray(offset, offset + taken), this.filled);
      this.filled += taken;
      offset += taken;
      if (this.filled < windowSamples) continue;
      this.vad.acceptWaveform(this.window);
      this.filled = 0;
      this.drain();
    }
  }

  finish(): TimeRange[] {
    this.vad.acceptWaveform(this.window.fill(0, this.filled));
    this.vad.flush();
    this.drain();
    return this.ranges;
  }

  private drain(): void {
    for (; !this.vad.isEmpty(); this.vad.pop()) {
      const { start, samples } = this.vad.front(false);
      this.ranges.push({
        startSeconds: start / sampleRate,
        endSeconds: (start + samples.length) / sampleRate,
      });
    }
  }
}

/** A detector for one recording; the weights are read from the installed packages. */
export function createVoiceActivityDetector(): VoiceActivityDetector {
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
  return new SileroDetector(
    new Vad({ sileroVad, sampleRate, numThreads: 1, debug: false }, 2 * longestSpeechSeconds),
  );
}
