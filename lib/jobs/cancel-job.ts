import { z } from "zod";
import { inngest } from "#inngest/client.ts";
import { jobCancelled } from "#inngest/events.ts";
import type { Caller } from "#lib/auth/caller.ts";
import { read } from "#lib/db.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { log } from "#lib/log.ts";

const outcomeSchema = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("job_not_found") }),
  z.object({ outcome: z.literal("already_finished"), status: z.string() }),
  z.object({ outcome: z.literal("cancelled") }),
]);

/**
 * Cancels a job of the caller's; cancelling twice is the same as once. The row is what running work watches.
 * @throws AppError 404 `job_not_found`; 409 `job_finished`
 */
export async function cancelJob({ db, actor }: Caller, jobId: string): Promise<void> {
  const answer = await read(outcomeSchema, db.rpc("cancel_job", { p_owner: actor.ownerId, p_job: jobId }));
  if (answer.outcome === "job_not_found") throw notFound("job");
  if (answer.outcome === "already_finished") {
    throw new AppError("job_finished", `This job has ended already (${answer.status}).`, { httpStatus: 409 });
  }
  await tellOfCancellation(jobId);
}

/** Ends the run of a cancelled job in the engine as well; its work ends by itself if the engine cannot be told. */
export async function tellOfCancellation(jobId: string): Promise<void> {
  try {
    await inngest.send(jobCancelled.create({ jobId }, { id: `cancel-${jobId}` }));
  } catch (error) {
    log.warn({ err: error, jobId }, "the workflow engine was not told of a cancellation");
  }
}
