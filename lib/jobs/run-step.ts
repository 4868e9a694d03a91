import { z } from "zod";
import { type Db, read, write } from "#lib/db.ts";
import { isAppError } from "#lib/errors.ts";
import { jobEnded, type StepContext, watchWork } from "./watch-work.ts";

/** How often a running step tells the row how far it is and asks whether it is still wanted. */
const heartbeatMilliseconds = 400;
/** Parts are many and run side by side. */
const partHeartbeatMilliseconds = 1000;

const stillWanted = z.boolean();

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

  const beat = (fraction: number) =>
    read(stillWanted, db.rpc("report_step", { ...step, p_progress: fraction }));
  try {
    const result = await watchWork(heartbeatMilliseconds, beat, work);
    if (!(await read(stillWanted, db.rpc("finish_step", { ...step, p_detail: result })))) throw jobEnded();
    return result;
  } catch (error) {
    if (!isAppError(error) || error.code !== "job_ended") {
      const message = isAppError(error) ? error.publicMessage : "This step failed.";
      await write(db.rpc("fail_step", { ...step, p_message: message })).catch(() => undefined);
    }
    throw error;
  }
}

/**
 * Runs a part of a step that is done in parts side by side; the step itself runs afterwards and brings them together.
 * @param parts how many there will be, as far as is known
 * @throws AppError `job_ended`, `step_timed_out`, or whatever `work` throws
 */
export async function runPart<T>(
  {
    db,
    jobId,
    stepId,
    partId,
    parts,
  }: { db: Db; jobId: string; stepId: string; partId: string; parts: number },
  work: (context: StepContext) => Promise<T>,
): Promise<T> {
  const part = { p_job: jobId, p_step: stepId, p_part: partId, p_parts: parts };
  const beat = (fraction: number) =>
    read(stillWanted, db.rpc("report_part", { ...part, p_progress: fraction }));
  if (!(await beat(0))) throw jobEnded();
  const result = await watchWork(partHeartbeatMilliseconds, beat, work);
  if (!(await beat(1))) throw jobEnded();
  return result;
}
