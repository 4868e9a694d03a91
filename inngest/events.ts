import { eventType } from "inngest";
import { z } from "zod";
import { jobTypes } from "#lib/jobs/job-types.ts";

const ref = z.object({ jobId: z.uuid(), videoId: z.uuid(), ownerId: z.uuid() });

/** How often a step may be tried and how long to wait between, as the job was opened with. */
const requested = ref.extend({ maxAttempts: z.number().int(), retryDelaySeconds: z.number() });
const ended = ref.extend({ type: z.enum(jobTypes) });

/** A job of a kind was opened and waits to be run. Sent under the job's id, so that asking twice runs it once. */
export const jobRequested = {
  pitch: eventType("job/pitch.requested", { schema: requested }),
  highlights: eventType("job/highlights.requested", { schema: requested }),
  scene_detection: eventType("job/scene_detection.requested", { schema: requested }),
  transcription: eventType("job/transcription.requested", { schema: requested }),
  workout: eventType("job/workout.requested", { schema: requested }),
  export: eventType("job/export.requested", { schema: requested }),
  ingest: eventType("job/ingest.requested", { schema: requested }),
  quiz: eventType("job/quiz.requested", { schema: requested }),
};

/** A job was cancelled by its owner: its run ends wherever it is. */
export const jobCancelled = eventType("job/cancelled", { schema: z.object({ jobId: z.uuid() }) });

/** A job's answer was saved. */
export const jobCompleted = eventType("job/completed", { schema: ended });

/** A job failed for good. */
export const jobFailed = eventType("job/failed", { schema: ended });

/** A message to a web-hook waits to be sent. */
export const webhookDeliveryRequested = eventType("webhook/delivery.requested", {
  schema: z.object({ deliveryId: z.uuid(), ownerId: z.uuid() }),
});
