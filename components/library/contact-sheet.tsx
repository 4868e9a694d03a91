"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLiveRows } from "#components/live/use-live-rows.ts";
import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import type { Job } from "#lib/jobs/schema.ts";
import type { VideoCard } from "#lib/videos/video-view.ts";
import { mergeCards } from "./merge-cards.ts";
import { Take } from "./take.tsx";

/** The takes as frames; live for as long as one of them is being worked on. */
export function ContactSheet({ cards }: { cards: VideoCard[] }) {
  const router = useRouter();
  const [heard, setHeard] = useState<ReadonlyMap<string, Job>>(new Map());
  const shown = mergeCards(cards, heard);
  const working = shown.some(({ job }) => job !== null && isUnderWay(job));

  async function hear(rows: unknown[]) {
    const { jobSchema } = await import("#lib/jobs/schema.ts");
    const jobs = rows.flatMap((row) => jobSchema.safeParse(row).data ?? []);
    setHeard((before) => new Map([...before, ...jobs.map((job) => [job.videoId, job] as const)]));
    if (jobs.some((job) => !isUnderWay(job))) router.refresh();
  }
  useLiveRows("takes", working ? [{ table: "jobs" }] : null, {
    onRow: (_, row) => void hear([row]),
    onReread: async (client) => {
      const active = shown.flatMap(({ job }) => (job && isUnderWay(job) ? [job.id] : []));
      const { data } = await client.from("jobs").select("*").in("id", active);
      await hear(data ?? []);
    },
  });
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] sm:gap-x-6 sm:gap-y-10">
      {shown.map((card) => (
        <Take key={card.video.id} card={card} />
      ))}
    </ul>
  );
}
