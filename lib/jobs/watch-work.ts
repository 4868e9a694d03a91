import { getEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";

export type StepContext = {
  /** Aborts when the job has ended meanwhile (cancelled, deleted) or the step takes too long. */
  signal: AbortSignal;
  /** Tells how far the step is, 0..1. Cheap: written at the next heartbeat. */
  report: (fraction: number) => void;
};

/** The job has been cancelled or deleted while it ran: nothing is wrong, and there is nothing to retry. */
export function jobEnded(): AppError {
  return new AppError("job_ended", "The job was cancelled.", { httpStatus: 409 });
}

/**
 * Runs work under watch: tells how far it is and asks whether it is still wanted, again and again.
 * @param beat writes how far the work is; false where the job has ended
 * @throws AppError `job_ended`, `step_timed_out`, or whatever `work` throws
 */
export async function watchWork<T>(
  beatMilliseconds: number,
  beat: (fraction: number) => Promise<boolean>,
  work: (context: StepContext) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const minutes = getEnv().STEP_TIMEOUT_MINUTES;
  const deadline = setTimeout(() => {
    const message = `This step took longer than ${minutes} minutes and was stopped.`;
    abort.abort(new AppError("step_timed_out", message, { retryable: true }));
  }, minutes * 60_000);

  let fraction = 0;
  let beating = false;
  const heartbeat = setInterval(async () => {
    if (beating) return;
    beating = true;
    try {
      if (!(await beat(fraction))) abort.abort(jobEnded());
    } catch {
      // A database that is away for a moment stops no work; the end of the step will tell.
    } finally {
      beating = false;
    }
  }, beatMilliseconds);

  try {
    return await work({
      signal: abort.signal,
      report: (value) => {
        fraction = Math.max(fraction, value);
      },
    });
  } catch (error) {
    throw abort.signal.aborted ? abort.signal.reason : error;
  } finally {
    clearInterval(heartbeat);
    clearTimeout(deadline);
  }
}
