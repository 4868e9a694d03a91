import { NonRetriableError, RetryAfterError } from "inngest";
import { isAppError } from "#lib/errors.ts";

/** Which try this is, of how many, and how far apart. */
export type Tries = { attempt: number; maxAttempts: number; retryDelaySeconds: number };

function giveUp(message: string, name: string | undefined, cause: unknown): NonRetriableError {
  const final = new NonRetriableError(message, { cause });
  if (name !== undefined) final.name = name;
  return final;
}

/**
 * The one mapper from errors to the engine: what cannot succeed by being repeated is not repeated, the rest as often
 * as the job allows. The code travels in the name, which is what survives the way through the engine.
 */
export async function forEngine<T>(tries: Tries, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const ours = isAppError(error);
    const mayRetry = (!ours || error.retryable) && tries.attempt + 1 < tries.maxAttempts;
    const waitSeconds = Math.max(tries.retryDelaySeconds, (ours && error.retryAfterSeconds) || 0);
    if (mayRetry) throw new RetryAfterError(message, waitSeconds * 1000, { cause: error });
    throw giveUp(message, ours ? error.code : undefined, error);
  }
}

/** What the owner of a failed job is told: our own words where there are some. */
export function describeFailure(error: { name?: string; message: string }): {
  code: string;
  message: string;
} {
  const ours = error.name !== undefined && /^[a-z]+(_[a-z]+)+$/.test(error.name);
  if (ours) return { code: error.name ?? "", message: error.message };
  return {
    code: "analysis_failed",
    message: "The analysis failed on our side, more than once. Your video is safe; try the analysis again.",
  };
}
