import {
  APICallError,
  generateText,
  type LanguageModel,
  type ModelMessage,
  NoObjectGeneratedError,
  Output,
  type UserContent,
} from "ai";
import type { z } from "zod";
import type { ModelUsage } from "#lib/costs/price-call.ts";
import { isAppError } from "#lib/errors.ts";
import { modelAnswerUnreadable, modelError, modelTimedOut } from "../model-error.ts";

// What a model does not support is shown by its answer; the library would print it on the console.
globalThis.AI_SDK_LOG_WARNINGS = false;

export type Question<S extends z.ZodType> = {
  /** As people know it: "Gemini". */
  service: string;
  /** As the price table knows it. */
  provider: string;
  model: Exclude<LanguageModel, string>;
  schema: S;
  instructions: string;
  content: UserContent;
  timeoutSeconds: number;
  signal?: AbortSignal;
  /** Told of every call that was answered, whatever became of the answer: it is paid for. */
  onUsage?: (usage: ModelUsage) => void;
};

/** The library and the network report failures in many shapes. */
function explain(service: string, error: unknown): Error {
  if (isAppError(error)) return error;
  if (NoObjectGeneratedError.isInstance(error)) return modelAnswerUnreadable(service, error);
  if (!APICallError.isInstance(error)) return modelError({ service, status: null, cause: error });
  const { statusCode, responseHeaders, responseBody } = error;
  // An answer with a good status that breaks off or cannot be read was no answer.
  const status = statusCode !== undefined && statusCode < 400 ? null : (statusCode ?? null);
  const retryAfter = responseHeaders?.["retry-after"];
  return modelError({ service, status, retryAfter, body: responseBody, cause: error });
}

async function askOnce<S extends z.ZodType>(
  question: Question<S>,
  messages: ModelMessage[],
): Promise<z.infer<S>> {
  const { service, model, timeoutSeconds, signal, onUsage } = question;
  const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
  const tellUsage = (
    usage: { inputTokens: number | undefined; outputTokens: number | undefined } | undefined,
  ) =>
    onUsage?.({
      provider: question.provider,
      model: model.modelId,
      inputKind: "text",
      audioSeconds: null,
      inputTokens: usage?.inputTokens ?? null,
      outputTokens: usage?.outputTokens ?? null,
    });
  try {
    const result = await generateText({
      model,
      instructions: question.instructions,
      messages,
      output: Output.object({ schema: question.schema }),
      // The engine repeats what can succeed by being repeated.
      maxRetries: 0,
      abortSignal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    tellUsage(result.usage);
    return result.output as z.infer<S>;
  } catch (error) {
    signal?.throwIfAborted();
    if (timeout.aborted) throw modelTimedOut(service, timeoutSeconds);
    if (NoObjectGeneratedError.isInstance(error)) {
      tellUsage(error.usage);
      throw error;
    }
    throw explain(service, error);
  }
}

/**
 * Asks a language model for an answer of a given shape. One that has another shape is sent back once to be repaired.
 * @throws AppError `model_*` (see model-error.ts); the signal's reason when aborted
 */
export async function askModel<S extends z.ZodType>(question: Question<S>): Promise<z.infer<S>> {
  const messages: ModelMessage[] = [{ role: "user", content: question.content }];
  try {
    return await askOnce(question, messages);
  } catch (error) {
    if (!NoObjectGeneratedError.isInstance(error)) throw error;
    const problem = error.cause instanceof Error ? error.cause.message.slice(0, 2000) : "It is no JSON.";
    const answer: ModelMessage[] = error.text
      ? [{ role: "assistant", content: error.text.slice(0, 20_000) }]
      : [];
    const repair = `This answer cannot be used. ${problem}\nAnswer again, with nothing but JSON that matches the schema.`;
    try {
      return await askOnce(question, [...messages, ...answer, { role: "user", content: repair }]);
    } catch (again) {
      throw explain(question.service, again);
    }
  }
}
