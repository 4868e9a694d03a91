import { createGoogle } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModel } from "ai";
import type { Env } from "#lib/env.ts";

/** A language model that is configured here. */
export type ChosenModel = {
  /** As receipts show it: "openai/gpt-4.1-mini". */
  name: string;
  /** As people know it: "OpenAI". */
  service: string;
  /** As the price table knows it. */
  provider: string;
  model: Exclude<LanguageModel, string>;
};

/** Used where a key is there and no model is named. */
const defaults = { gemini: "gemini-2.5-flash", openai: "gpt-4.1-mini" } as const;

export type ModelSettings = Pick<
  Env,
  "JUDGE_MODEL" | "GEMINI_API_KEY" | "GEMINI_BASE_URL" | "OPENAI_API_KEY" | "OPENAI_BASE_URL"
>;

function gemini(settings: ModelSettings, id: string): ChosenModel | null {
  if (!settings.GEMINI_API_KEY) return null;
  const google = createGoogle({ apiKey: settings.GEMINI_API_KEY, baseURL: settings.GEMINI_BASE_URL });
  return { name: `gemini/${id}`, service: "Gemini", provider: "google", model: google(id) };
}

function openai(
  { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseURL }: ModelSettings,
  id: string,
): ChosenModel | null {
  if (baseURL) {
    const { hostname } = new URL(baseURL);
    const server = createOpenAICompatible({
      name: "compatible",
      baseURL,
      apiKey,
      supportsStructuredOutputs: true,
    });
    return {
      name: `${hostname}/${id}`,
      service: `The language model at ${hostname}`,
      provider: hostname,
      model: server(id),
    };
  }
  if (!apiKey) return null;
  return {
    name: `openai/${id}`,
    service: "OpenAI",
    provider: "openai",
    model: createOpenAI({ apiKey }).chat(id),
  };
}

/**
 * The language model that judges: JUDGE_MODEL ("gemini:…", "openai:…", also for a compatible server, or "local" for
 * none), else what there is a key for. Null where none is configured.
 */
export function findLanguageModel(settings: ModelSettings): ChosenModel | null {
  const wanted = settings.JUDGE_MODEL;
  if (wanted === "local") return null;
  const [, provider, id] = /^(gemini|openai):(.+)$/.exec(wanted ?? "") ?? [];
  if (provider === "gemini" && id) return gemini(settings, id);
  if (provider === "openai" && id) return openai(settings, id);
  if (wanted) return wanted.startsWith("gemini") ? gemini(settings, wanted) : openai(settings, wanted);
  // A compatible server has models of its own names: one must be named.
  return (
    gemini(settings, defaults.gemini) ?? (settings.OPENAI_BASE_URL ? null : openai(settings, defaults.openai))
  );
}
