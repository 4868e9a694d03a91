import { z } from "zod";
import { wordsOfCues } from "#lib/pitch/captions.ts";
import { languageCode } from "#lib/transcripts/language-code.ts";
import type { Transcription } from "#lib/transcripts/transcript.ts";
import { modelAnswerUnreadable, modelError, modelTimedOut } from "../model-error.ts";
import { openWav } from "./open-wav.ts";
import type { Transcriber } from "./transcriber.ts";

/** Whisper hears half a minute at a time; four minutes keep a call below 8 MB and bound what a failed one repeats. */
const longestSeconds = 240;

/** Only what is read: compatible servers differ in the rest. */
const answerSchema = z.object({
  text: z.string(),
  language: z.string().nullish(),
  words: z.array(z.object({ word: z.string(), start: z.number(), end: z.number() })).nullish(),
  segments: z
    .array(
      z.object({ text: z.string(), start: z.number(), end: z.number(), avg_logprob: z.number().nullish() }),
    )
    .nullish(),
});
type Answer = z.infer<typeof answerSchema>;

/** Mean probability of a token, where the server tells it. */
function confidenceOf(segments: Answer["segments"]): number | null {
  const logs = (segments ?? []).flatMap((segment) => segment.avg_logprob ?? []);
  if (logs.length === 0) return null;
  return Math.min(1, Math.exp(logs.reduce((sum, value) => sum + value, 0) / logs.length));
}

function wordsOf(answer: Answer, startSeconds: number) {
  const words =
    answer.words?.map(({ word, start, end }) => ({
      text: word.trim(),
      startSeconds: start,
      endSeconds: end,
    })) ??
    wordsOfCues(
      (answer.segments ?? []).map(({ text, start, end }) => ({ text, startSeconds: start, endSeconds: end })),
    );
  return words
    .filter((word) => word.text !== "")
    .map((word) => ({
      text: word.text,
      startSeconds: startSeconds + word.startSeconds,
      endSeconds: startSeconds + word.endSeconds,
    }));
}

export type OpenAiTranscription = {
  baseUrl: string;
  apiKey: string | undefined;
  model: string;
  timeoutSeconds: number;
};

/** Any service that speaks OpenAI's `/audio/transcriptions` (OpenAI, whisper.cpp, faster-whisper, LocalAI …). */
export function createOpenAiTranscriber(config: OpenAiTranscription): Transcriber {
  const { hostname } = new URL(config.baseUrl);
  const service = hostname === "api.openai.com" ? "OpenAI" : `The transcription service at ${hostname}`;

  async function call(form: FormData, signal?: AbortSignal): Promise<Answer> {
    const timeout = AbortSignal.timeout(config.timeoutSeconds * 1000);
    try {
      const response = await fetch(`${config.baseUrl.replace(/\/$/, "")}/audio/transcriptions`, {
        method: "POST",
        body: form,
        headers: config.apiKey ? { authorization: `Bearer ${config.apiKey}` } : {},
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      const body = await response.text();
      if (!response.ok) {
        const retryAfter = response.headers.get("retry-after");
        throw modelError({ service, status: response.status, retryAfter, body });
      }
      return answerSchema.parse(JSON.parse(body));
    } catch (cause) {
      signal?.throwIfAborted();
      if (timeout.aborted) throw modelTimedOut(service, config.timeoutSeconds);
      if (cause instanceof SyntaxError || cause instanceof z.ZodError)
        throw modelAnswerUnreadable(service, cause);
      throw cause instanceof TypeError ? modelError({ service, status: null, cause }) : cause;
    }
  }

  return {
    name: `openai/${config.model}`,
    use: "content",
    wordTimes: "exact",
    longestSeconds,
    async transcribe(
      { path, startSeconds, endSeconds },
      { signal, language, onUsage },
    ): Promise<Transcription> {
      const form = new FormData();
      form.set("file", await openWav(path, { startSeconds, endSeconds }));
      form.set("model", config.model);
      form.set("response_format", "verbose_json");
      form.append("timestamp_granularities[]", "word");
      form.append("timestamp_granularities[]", "segment");
      if (language) form.set("language", language);
      const answer = await call(form, signal);
      onUsage?.({
        provider: hostname === "api.openai.com" ? "openai" : hostname,
        model: config.model,
        inputKind: "audio",
        audioSeconds: endSeconds - startSeconds,
        inputTokens: null,
        outputTokens: null,
      });
      return {
        words: wordsOf(answer, startSeconds),
        language: languageCode(answer.language),
        confidence: confidenceOf(answer.segments),
      };
    },
  };
}
