import { z } from "zod";
import { type Db, read, write } from "#lib/db.ts";
import { getEnv } from "#lib/env.ts";
import { AppError, isAppError } from "#lib/errors.ts";

/** How often a running step tells the row how far it is and asks whether it is still wanted. */
const heartbeatMilliseconds = 400;

export type StepContext = {
  /** Aborts when the job has ended meanwhile (cancelled, deleted) or the step takes too long. */
  signal: AbortSignal;
  /** Tells how far the step is, 0..1. Cheap: written at the next heartbeat. */
  report: (fraction: number) => void;
};

const stillWanted = z.boolean();

/** The job has been cancelled or deleted while it ran: nothing is wrong, and there is nothing to retry. */
export function jobEnded(): AppError {
  return new AppError("job_ended", "The job was cancelled.", { httpStatus: 409 });
}

/**
 * queued -> running, noted as the first step.
 * @throws AppError `job_ended` where the job was cancelled or deleted before it began
 */
export async function startRun(db: Db, jobId: string, stepId: string): Promise<void> {
  if (!(await read(stillWanted, db.rpc("start_job", { p_job: jobId })))) throw jobEnded();
  await runStep({ db, jobId, stepId }, async () => ({}));
}

/**
 * Runs one step of a job: marks it begun, keeps its progress and its right to go on under watch, marks it finished.
 * Safe to repeat; a second run counts as another attempt.
 * @throws AppError `job_ended`, `step_timed_out`, or whatever `work` throws, after noting it on the step
 */
export async function runStep<T extends Record<string, unknown>>(
  { db, jobId, stepId }: { db: Db; jobId: string; stepId: string },
  work: (context: StepContext) => Promise<T>,
): Promise<T> {
  const step = { p_job: jobId, p_step: stepId };
  if (!(await read(stillWanted, db.rpc("begin_step", step)))) throw jobEnded();

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
      const wanted = await read(stillWanted, db.rpc("report_step", { ...step, p_progress: fraction }));
      if (!wanted) abort.abort(jobEnded());
    } catch {
      // A database that is away for a moment stops no work; the end of the step will tell.
    } finally {
      beating = false;
    }
  }, heartbeatMilliseconds);

  try {
    const result = await work({
      signal: abort.signal,
      report: (value) => {
        fraction = Math.max(fraction, value);
      },
    });
    if (!(await read(stillWanted, db.rpc("finish_step", { ...step, p_detail: result })))) throw jobEnded();
    return result;
  } catch (error) {
    const cause = abort.signal.aborted ? abort.signal.reason : error;
    if (!isAppError(cause) || cause.code !== "job_ended") {
      const message = isAppError(cause) ? cause.publicMessage : "This step failed.";
      await write(db.rpc("fail_step", { ...step, p_message: message })).catch(() => undefined);
    }
    throw cause;
  } finally {
    clearInterval(heartbeat);
    clearTimeout(deadline);
  }
}
