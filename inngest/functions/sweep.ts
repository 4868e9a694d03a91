import { cron } from "inngest";
import { inngest } from "#inngest/client.ts";
import { getServiceDb } from "#lib/db.ts";
import { sweepAbandonedUploads, sweepForgottenJobs } from "#lib/jobs/sweep.ts";
import { emptyTrash } from "#lib/library/trash-take.ts";
import { removeDiscarded } from "#lib/videos/remove-discarded.ts";

const secondRemovalAfterMilliseconds = 60_000;

/** Finds what fell between two steps of somebody's crash: jobs whose event was lost, uploads never completed. */
export const sweep = inngest.createFunction(
  { id: "sweep", name: "Find what was lost", triggers: [cron("*/5 * * * *")], retries: 1 },
  async ({ step }) => ({
    requested: await step.run("request-forgotten-jobs", () => sweepForgottenJobs(getServiceDb(), new Date())),
    removed: await step.run("remove-abandoned-uploads", () =>
      sweepAbandonedUploads(getServiceDb(), new Date()),
    ),
    files: await step.run("remove-discarded-files", () =>
      removeDiscarded(getServiceDb(), { before: new Date(Date.now() - secondRemovalAfterMilliseconds) }),
    ),
    emptied: await step.run("empty-trash", () => emptyTrash(getServiceDb(), new Date())),
  }),
);
