import { type Database, transaction } from "../database/database.ts";
import { finishRun } from "../runs/finish-run.ts";
import { lockActiveRun } from "../runs/run.ts";
import { isRacing, proceed, recordExecutedStep } from "../runs/settle-step.ts";
import { type Answer, type Op, toError } from "./answer.ts";
import { applyOp, nameOf, TooManySteps } from "./apply-op.ts";
import { type Application, failCall, noteAttempt } from "./fail-call.ts";

/**
 * Applies a worker's answer in one transaction, in which the job leaves the queue. False when the lease was lost
 * or the run is over: then somebody else has decided, and nothing is changed.
 */
export async function applyAnswer(
  db: Database,
  { job, call, record, answer, retryBaseSeconds }: Omit<Application, "tx" | "run"> & { answer: Answer },
): Promise<boolean> {
  return transaction(db, async (tx) => {
    const run = await lockActiveRun(tx, job.run_id);
    // A job nobody holds is still this call's: a database that crashed may have forgotten the lease.
    const { rowCount } = await tx.query(
      "delete from inngest.job where id = $1 and (lease_id = $2 or lease_id is null)",
      [job.id, job.lease_id],
    );
    if (!run || !rowCount) return false;
    const application = { tx, run, job, call, record, retryBaseSeconds };
    if (answer.kind === "ops") await applyOps(application, answer);
    else if (answer.kind === "completed") await complete(application, answer.output);
    else if (answer.kind === "failed")
      await failCall(application, answer.error, answer.retriable, answer.retryAfter, null);
    else await failCall(application, errorText("UnintelligibleAnswer", answer.reason), true, null, null);
    return true;
  });
}

async function complete({ tx, run }: Application, output: string): Promise<void> {
  const { rows } = await tx.query(
    `select from inngest.step where run_id = $1 and ended_at is null union all select from inngest.job where run_id = $1`,
    [run.id],
  );
  // What is outstanding makes another call when it settles; that one may end the run.
  if (rows.length === 0) await finishRun(tx, run, { status: "Completed", output });
}

async function applyOps(application: Application, answer: Answer & { kind: "ops" }): Promise<void> {
  const { tx, run, call } = application;
  let progress = run.settled > call.settled;
  let settledInRace = false;
  for (const op of answer.ops) {
    const race = answer.eachSettles || op.opts?.parallelMode === "race";
    if (op.op === "StepError" && (await retryStep(application, op, answer.retryAfter))) return;
    if (op.op === "RunComplete") return complete(application, JSON.stringify(op.data ?? null));
    const settled = run.settled;
    try {
      const isNew = EXECUTED.has(op.op)
        ? await recordOp(application, op, race)
        : await applyOp(tx, run, op, race);
      progress ||= isNew;
    } catch (error) {
      if (!(error instanceof TooManySteps)) throw error;
      return finishRun(tx, run, { status: "Failed", error: errorText("TooManySteps", error.message) });
    }
    settledInRace ||= run.settled > settled && (await isRacing(tx, run.id, op.id));
  }
  const outcome = await proceed(tx, run, settledInRace);
  if (outcome === "next" && !progress) {
    await tx.query("delete from inngest.job where run_id = $1", [run.id]);
    const ops = answer.ops.map(({ op }) => op).join(", ") || "none";
    await failCall(
      application,
      errorText("NoProgress", `the worker's answer leads nowhere (operations: ${ops})`),
      true,
      null,
      null,
    );
  }
}

const EXECUTED = new Set(["StepRun", "Step", "StepFailed", "StepError"]);

async function recordOp({ tx, run, job, record }: Application, op: Op, race: boolean): Promise<boolean> {
  const startedAt = op.timing ? new Date(op.timing.a / 1e6) : record.startedAt;
  const step = { id: op.id, op: "StepRun", name: nameOf(op), race, startedAt, attempts: job.attempt + 1 };
  if (op.op === "StepRun" || op.op === "Step")
    return recordExecutedStep(tx, run, step, {
      status: "Completed",
      output: JSON.stringify(op.data ?? null),
    });
  const error = JSON.stringify(toError(op.error ?? op.data));
  await noteAttempt({ tx, run, job, record }, error, op);
  return recordExecutedStep(tx, run, step, { status: "Failed", error });
}

/** Puts a failed step back into the queue. False when it was the last attempt. */
async function retryStep(application: Application, op: Op, retryAfter: string | null): Promise<boolean> {
  if (application.job.attempt + 1 >= application.call.maxAttempts) return false;
  await failCall(application, JSON.stringify(toError(op.error)), true, retryAfter, op);
  return true;
}

function errorText(name: string, message: string): string {
  return JSON.stringify({ name, message });
}
