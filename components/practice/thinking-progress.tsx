"use client";

import { useRouter } from "next/navigation";
import { useEffect, useReducer, useState } from "react";
import { useLiveRows } from "#components/live/use-live-rows.ts";
import { useNow } from "#components/live/use-now.ts";
import { readNews, startReading } from "#components/progress/job-reading.ts";
import { parseJobNews, readJobRows } from "#components/progress/read-job-rows.ts";
import { usePageTitle } from "#components/progress/use-page-title.ts";
import { Ruler } from "#components/ui/ruler.tsx";
import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import type { Job } from "#lib/jobs/schema.ts";
import { resolveThinking } from "./resolve-thinking.ts";

/** Questions being thought of, until they are there; then the page is asked to refresh. `readAt` is the server's clock. */
export function ThinkingProgress({ job: known, readAt }: { job: Job; readAt: string }) {
  const router = useRouter();
  const [{ job, shownPercent }, dispatch] = useReducer(readNews, known, (first) => startReading(first, []));
  const [skew] = useState(() => (typeof window === "undefined" ? 0 : Date.parse(readAt) - Date.now()));
  const live = isUnderWay(job);
  const now = useNow(live);

  useLiveRows(`quiz-${job.id}`, live ? [{ table: "jobs", filter: `id=eq.${job.id}` }] : null, {
    onRow: (table, row) => dispatch(parseJobNews(table, row)),
    onReread: async (client) => {
      const news = await readJobRows(client, job.id);
      if (news.isGone) router.refresh();
      else dispatch(news);
    },
  });
  useEffect(() => {
    if (!live) router.refresh();
  }, [live, router]);

  const { percent, headline, note } = resolveThinking(job, now === null ? null : now + skew, shownPercent);
  usePageTitle(`${percent} % · ${headline}`);
  return (
    <div className="max-w-160 space-y-6">
      <h2 className="font-serif text-title" aria-live="polite">
        {headline}
      </h2>
      <Ruler
        share={percent / 100}
        label="Progress of the questions"
        valueText={`${percent} %, ${headline}`}
      />
      <p className="measure text-small text-muted">
        {note ?? "This takes a few seconds. You can leave this page; it goes on without you."}
      </p>
    </div>
  );
}
