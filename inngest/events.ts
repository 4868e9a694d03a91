import { eventType } from "inngest";
import { z } from "zod";

const job = z.object({ jobId: z.uuid(), videoId: z.uuid(), ownerId: z.uuid() });

/** A pitch analysis was opened and waits to be run. Sent with the job's id, so that asking twice runs it once. */
export const pitchAnalysisRequested = eventType("pitch/analysis.requested", { schema: job });

/** A job was cancelled by its owner: its run ends wherever it is. */
export const jobCancelled = eventType("job/cancelled", { schema: z.object({ jobId: z.uuid() }) });

/** A pitch analysis was saved. */
export const pitchAnalysisCompleted = eventType("pitch/analysis.completed", { schema: job });
