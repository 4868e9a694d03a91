import { getServiceDb } from "#lib/db.ts";
import { processWide } from "#lib/process-wide.ts";
import { findJobAnswer } from "./job-answer.ts";
import { createJobFeed, type JobFeed, type OpenHints } from "./job-feed.ts";
import { takeSnapshot } from "./job-snapshot.ts";

/** Realtime's changes of all jobs, as the server's own user. The client rejoins by itself; each time all is read anew. */
const openRealtime: OpenHints = (onHint) => {
  const db = getServiceDb();
  const channel = db
    .channel("live-jobs")
    .on("postgres_changes", { event: "*", schema: "public", table: "jobs" }, (change) => {
      const row = (change.eventType === "DELETE" ? change.old : change.new) as { id?: string };
      if (row.id) onHint(row.id);
    })
    .subscribe((status) => {
      if (status === "SUBSCRIBED") onHint(null);
    });
  return async () => {
    await db.removeChannel(channel);
  };
};

/** The one feed of this process. */
export function getJobFeed(): JobFeed {
  return processWide("job-feed", () =>
    createJobFeed({
      openHints: openRealtime,
      loadSnapshot: async (jobId) => {
        const job = await findJobAnswer(getServiceDb(), jobId);
        return job && takeSnapshot(job.answer);
      },
    }),
  );
}
