import { compileEarly } from "./scripts/launcher/compile-early.ts";

/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // Types are checked once for the whole project, by `npm run types`; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  compiler: { runAfterProductionCompile: compileEarly },
  // These carry native binaries, WebAssembly or worker threads and must load from disk as they are.
  serverExternalPackages: [
    "@vladmandic/human",
    "@tensorflow/tfjs-core",
    "@tensorflow/tfjs-converter",
    "@tensorflow/tfjs-backend-wasm",
    "sherpa-onnx-node",
    "fluent-ffmpeg",
    "piscina",
    "pino",
    "prom-client",
    "pino-pretty",
    "wink-nlp",
    "wink-eng-lite-web-model",
  ],
};
