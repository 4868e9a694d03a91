import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { trashTake } from "#lib/library/trash-take.ts";

export const POST = handle(
  {
    summary: "Put a video into the trash; it can be restored for ten minutes",
    tag: "Library",
    params: z.object({ video_id: z.uuid() }),
    answer: z.object({
      title: z.string(),
      source_files: z.number().int(),
      artifact_files: z.number().int(),
      cancelled_jobs: z.number().int(),
      restorable_until: z.iso.datetime(),
    }),
    errors: { 404: ["video_not_found"] },
  },
  async ({ caller, params: { video_id } }) => {
    const receipt = await trashTake(caller, video_id);
    return {
      title: receipt.title,
      source_files: receipt.sourceFiles,
      artifact_files: receipt.artifactFiles,
      cancelled_jobs: receipt.cancelledJobs,
      restorable_until: receipt.restorableUntil,
    };
  },
);
