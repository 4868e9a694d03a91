import { AppError } from "#lib/errors.ts";

/** Longer waits are not waited for: the analysis goes on without the model. */
const longestWaitSeconds = 600;

/** What is known of a call to a model service that failed. */
export type ModelFailure = {
  /** As people know it: "OpenAI". */
  service: string;
  /** Null where nothing answered. */
  status: number | null;
  retryAfter?: string | null;
  /** The body of the answer, if any. */
  body?: string;
  cause?: unknown;
};

/** Seconds from a Retry-After header: a number of seconds or a date. */
function parseRetryAfter(header: string | null | undefined): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const left = Number.isFinite(seconds) ? seconds : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(left) ? Math.max(0, Math.ceil(left)) : undefined;
}

/** Seconds that Google names in its body instead of a header (google.rpc.RetryInfo). */
function readRetryInfo(body: string): string | null {
  return /"retryDelay"\s*:\s*"([\d.]+)s"/.exec(body)?.[1] ?? null;
}

/** The one reading of failures of model services, whatever library reported them. */
export function modelError({ service, status, retryAfter, body = "", cause }: ModelFailure): AppError {
  if (status === null) {
    const words = `${service} could not be reached.`;
    return new AppError("model_unreachable", words, { httpStatus: 503, retryable: true, cause });
  }
  const wait = retryAfter ?? readRetryInfo(body);
  // Google refuses a wrong key as a wrong call.
  if (status === 401 || status === 403 || (status === 400 && body.includes("API_KEY_INVALID"))) {
    return new AppError("model_key_refused", `${service} refused the key. Check it in the configuration.`, {
      httpStatus: 502,
      cause,
    });
  }
  // Google speaks of billing whenever a limit is reached, of one a minute too: then it says how long to wait.
  const isUsedUp = /insufficient_quota/i.test(body) || (wait === null && /billing/i.test(body));
  if (status === 402 || (status === 429 && isUsedUp)) {
    return new AppError("model_quota_used_up", `The quota of the ${service} key is used up.`, {
      httpStatus: 502,
      cause,
    });
  }
  if (status === 429) {
    const retryAfterSeconds = parseRetryAfter(wait);
    const retryable = (retryAfterSeconds ?? 0) <= longestWaitSeconds;
    const words = `${service} takes no more calls for now.`;
    return new AppError("model_busy", words, { httpStatus: 503, retryable, retryAfterSeconds, cause });
  }
  if (status >= 500 || status === 408 || status === 409) {
    const words = `${service} failed on its side (${status}).`;
    return new AppError("model_unavailable", words, { httpStatus: 503, retryable: true, cause });
  }
  return new AppError("model_call_refused", `${service} did not accept the call (${status}).`, {
    httpStatus: 502,
    cause,
  });
}

/** A call that took too long. */
export function modelTimedOut(service: string, seconds: number): AppError {
  const words = `${service} did not answer within ${seconds} s.`;
  return new AppError("model_timed_out", words, { httpStatus: 504, retryable: true });
}

/** An answer that is not what was asked for. */
export function modelAnswerUnreadable(service: string, cause: unknown): AppError {
  const words = `${service} answered something else than what was asked for.`;
  return new AppError("model_answer_unreadable", words, { httpStatus: 502, cause });
}
