import { z } from "zod";
import { type Db, read } from "#lib/db.ts";
import { getJob } from "#lib/jobs/repository.ts";
import type { WebhookEvent, webhookMessageSchema } from "./schema.ts";

/**
 * Opens a message about an ended job for every web-hook of its owner's that wants to hear of it. Safe to repeat.
 * @returns the deliveries that are still to be sent
 */
export async function openDeliveries(
  db: Db,
  event: WebhookEvent,
  { jobId, ownerId }: { jobId: string; ownerId: string },
): Promise<string[]> {
  const job = await getJob(db, ownerId, jobId);
  const payload: z.infer<typeof webhookMessageSchema> = {
    type: event,
    timestamp: job.finishedAt ?? job.updatedAt,
    data: {
      job_id: job.id,
      video_id: job.videoId,
      job_type: job.type,
      status: job.status,
      error: job.errorCode ? { code: job.errorCode, message: job.errorMessage ?? "" } : null,
      created_at: job.createdAt,
      started_at: job.startedAt,
      finished_at: job.finishedAt,
    },
  };
  const opened = db.rpc("open_webhook_deliveries", {
    p_owner: ownerId,
    p_event: event,
    p_job: jobId,
    p_payload: payload,
  });
  return read(z.array(z.uuid()), opened);
}
