import { cron } from "inngest";
import { inngest } from "#inngest/client.ts";
import { getServiceDb } from "#lib/db.ts";
import { getEnv } from "#lib/env.ts";
import { forgetRequests } from "#lib/http/forget-requests.ts";
import { expireResults } from "#lib/results/expire-results.ts";
import { expireSessions } from "#lib/sessions/end-session.ts";
import { forgetGone } from "#lib/videos/gone-videos.ts";

/** Deletes what is kept for a while only: sessions, results, and what is remembered of requests. */
export const expire = inngest.createFunction(
  { id: "expire", name: "Delete what has expired", triggers: [cron("*/5 * * * *")], retries: 1 },
  async ({ step }) => ({
    sessions: await step.run("expire-sessions", () =>
      expireSessions(getServiceDb(), getEnv().SESSION_TTL_HOURS, new Date()),
    ),
    results: await step.run("expire-results", () =>
      expireResults(getServiceDb(), getEnv().RESULTS_RETENTION_DAYS, new Date()),
    ),
    requests: await step.run("forget-requests", () => forgetRequests(getServiceDb())),
    gone: await step.run("forget-gone-videos", () => forgetGone(getServiceDb(), new Date())),
  }),
);
