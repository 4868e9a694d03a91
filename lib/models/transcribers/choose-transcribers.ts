import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Env } from "#lib/env.ts";
import { extractSubtitles, findSubtitleTrack } from "#lib/media/extract-subtitles.ts";
import { languageCode } from "#lib/transcripts/language-code.ts";
import { createGeminiTranscriber } from "./gemini-transcriber.ts";
import { createLocalTranscriber } from "./local/local-transcriber.ts";
import { findLocalModel } from "./local/model-folder.ts";
import { createOpenAiTranscriber } from "./openai-transcriber.ts";
import { findPocketsphinx } from "./pocketsphinx-transcriber.ts";
import { createTextTranscriber } from "./text-transcriber.ts";
import type { Transcriber } from "./transcriber.ts";

export type TranscriberId = Env["TRANSCRIBERS"][number];

/** What of a recording decides which transcribers there are for it. */
export type Source = {
  sourcePath: string;
  /** The captions or the text sent with it, null where there are none. */
  captions: string | null;
};

/** Where `npm run models` puts what it fetches. */
export function modelsFolder(home: string): string {
  return join(home, "models");
}

async function findLocal(env: Env): Promise<Transcriber | null> {
  const home = modelsFolder(env.PITCHQUEST_HOME);
  const names = (await readdir(home).catch(() => [])).filter((name) => !name.endsWith(".part"));
  const fetched = names.sort().map((name) => join(home, name));
  for (const folder of env.ASR_MODEL_DIR ? [env.ASR_MODEL_DIR] : fetched) {
    const model = await findLocalModel(folder);
    if (model) return createLocalTranscriber(model);
  }
  return null;
}

async function findSubtitles({ sourcePath }: Source, signal?: AbortSignal): Promise<Transcriber | null> {
  const track = await findSubtitleTrack(sourcePath, signal);
  if (!track) return null;
  const language = languageCode(track.language);
  return createTextTranscriber("subtitles", async (stop) => ({
    text: await extractSubtitles(sourcePath, track.streamIndex, stop),
    language,
  }));
}

/** A transcriber as far as this machine, its keys and this recording allow; null where it is not to be had. */
export async function findTranscriber(
  id: TranscriberId,
  env: Env,
  source: Source,
  signal?: AbortSignal,
): Promise<Transcriber | null> {
  const timeoutSeconds = env.MODEL_TIMEOUT_SECONDS;
  switch (id) {
    case "captions": {
      const text = source.captions;
      return text === null ? null : createTextTranscriber("captions", async () => ({ text, language: null }));
    }
    case "subtitles":
      return findSubtitles(source, signal);
    case "local":
      return findLocal(env);
    case "openai":
      return env.OPENAI_API_KEY || env.OPENAI_BASE_URL
        ? createOpenAiTranscriber({
            baseUrl: env.OPENAI_BASE_URL ?? "https://api.openai.com/v1",
            apiKey: env.OPENAI_API_KEY,
            model: env.OPENAI_TRANSCRIPTION_MODEL,
            timeoutSeconds,
          })
        : null;
    case "gemini":
      return env.GEMINI_API_KEY
        ? createGeminiTranscriber({
            apiKey: env.GEMINI_API_KEY,
            baseUrl: env.GEMINI_BASE_URL,
            model: env.GEMINI_TRANSCRIPTION_MODEL,
            timeoutSeconds,
          })
        : null;
    case "pocketsphinx":
      return findPocketsphinx();
  }
}
