import { cron } from "inngest";
import { inngest } from "#inngest/client.ts";
import { jobCompleted } from "#inngest/events.ts";
import { getServiceDb } from "#lib/db.ts";
import { checkDrift, listScoredOwners } from "#lib/monitoring/check-drift.ts";

/** After each analysis: have this owner's scores drifted? */
export const checkDriftAfterAnalysis = inngest.createFunction(
  {
    id: "check-drift",
    name: "Check the scores for drift",
    triggers: [{ event: jobCompleted, if: "event.data.type == 'pitch'" }],
    concurrency: { limit: 1, key: "event.data.ownerId" },
    retries: 3,
  },
  async ({ event, step }) =>
    step.run("compare-halves", () => checkDrift(getServiceDb(), event.data.ownerId, new Date())),
);

/** Once a day: everybody's. */
export const checkDriftDaily = inngest.createFunction(
  { id: "check-drift-daily", name: "Check all scores for drift", triggers: [cron("0 3 * * *")], retries: 3 },
  async ({ step }) => {
    const owners = await step.run("list-owners", () => listScoredOwners(getServiceDb()));
    for (const ownerId of owners) {
      await step.run(`compare-halves-${ownerId}`, () => checkDrift(getServiceDb(), ownerId, new Date()));
    }
    return { owners: owners.length };
  },
);
