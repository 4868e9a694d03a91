"use client";

import { useRouter } from "next/navigation";
import { useEffect, useReducer, useState } from "react";
import { useLiveRows } from "#components/live/use-live-rows.ts";
import { useNow } from "#components/live/use-now.ts";
import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import type { Job, JobStep } from "#lib/jobs/schema.ts";
import { readNews, startReading } from "./job-reading.ts";
import { type Progress, resolveProgress } from "./resolve-progress.ts";

/** Rows are checked as they come in; what checks them is loaded when there are any. */
const loadReader = () => import("./read-job-rows.ts");

export type JobSnapshot = {
  job: Job;
  steps: JobStep[];
  /** When the server read the rows, by its own clock. */
  readAt: string;
};

/** A job as it goes on, from the server's first reading to its final state; then the page is asked to refresh. */
export function useLiveJob(snapshot: JobSnapshot): Progress & { jobId: string; errorMessage: string | null } {
  const router = useRouter();
  const [reading, dispatch] = useReducer(readNews, snapshot, ({ job, steps }) => startReading(job, steps));
  const [skew] = useState(() =>
    typeof window === "undefined" ? 0 : Date.parse(snapshot.readAt) - Date.now(),
  );
  const { id } = reading.job;
  const live = isUnderWay(reading.job);
  const now = useNow(live);

  useEffect(() => dispatch({ job: snapshot.job, steps: snapshot.steps }), [snapshot]);
  useLiveRows(
    `job-${id}`,
    live
      ? [
          { table: "jobs", filter: `id=eq.${id}` },
          { table: "job_steps", filter: `job_id=eq.${id}` },
        ]
      : null,
    {
      onRow: async (table, row) => dispatch((await loadReader()).parseJobNews(table, row)),
      onReread: async (client) => {
        const news = await (await loadReader()).readJobRows(client, id);
        if (news.isGone) router.refresh();
        else dispatch(news);
      },
    },
  );
  const ended = !live && isUnderWay(snapshot.job);
  useEffect(() => {
    if (ended) router.refresh();
  }, [ended, router]);

  const progress = resolveProgress(
    reading.job,
    reading.steps,
    now === null ? null : now + skew,
    reading.shownPercent,
  );
  return { ...progress, jobId: id, errorMessage: reading.job.errorMessage };
}
