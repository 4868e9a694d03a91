import { NonRetriableError } from "inngest";
import { isAppError } from "#lib/errors.ts";

/**
 * The one mapper from errors to the engine: what cannot succeed by being repeated is not repeated. The code travels
 * in the name, which is what survives the way through the engine.
 */
export async function forEngine<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isAppError(error) || error.retryable) throw error;
    const final = new NonRetriableError(error.publicMessage, { cause: error });
    final.name = error.code;
    throw final;
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
