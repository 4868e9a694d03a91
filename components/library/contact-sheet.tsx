"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLiveRows } from "#components/live/use-live-rows.ts";
import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import type { Job } from "#lib/jobs/schema.ts";
import type { VideoCard } from "#lib/videos/video-view.ts";
import { DeletedTakeFrame } from "./deleted-take.tsx";
import { mergeCards } from "./merge-cards.ts";
import { sheetClass } from "./sheet-class.ts";
import { Take } from "./take.tsx";
import { TakeActions } from "./take-actions.tsx";
import { TakePick } from "./take-pick.tsx";
import { useDeletedTakes } from "./use-deleted-takes.ts";

type Props = { cards: VideoCard[]; projectNames: string[]; isFirst: boolean };

/** Pictures that are seen at once on a desk or a phone. */
const earlyPictures = 4;

/** The takes as frames, with what can be done to each; live for as long as one of them is being worked on. */
export function ContactSheet({ cards, projectNames, isFirst }: Props) {
  const router = useRouter();
  const [heard, setHeard] = useState<ReadonlyMap<string, Job>>(new Map());
  const { deleted, remove, restore } = useDeletedTakes();
  const shown = mergeCards(cards, heard);
  const working = shown.some(({ job }) => job !== null && isUnderWay(job));
  const gone = [...deleted].filter(([id]) => !shown.some(({ video }) => video.id === id));

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
    <ul className={sheetClass}>
      {gone.map(([id, take]) => (
        <DeletedTakeFrame key={id} take={take} onUndo={() => restore(id)} />
      ))}
      {shown.map((card, index) => {
        const { id } = card.video;
        const take = deleted.get(id);
        if (take) return <DeletedTakeFrame key={id} take={take} onUndo={() => restore(id)} />;
        return (
          <Take key={id} card={card} early={isFirst && index < earlyPictures}>
            <div className="flex items-center justify-between">
              <TakePick card={card} />
              <TakeActions
                key={`${card.video.title} ${card.project?.slug} ${card.video.kept}`}
                video={card.video}
                project={card.project}
                projectNames={projectNames}
                onDelete={() => remove(id)}
              />
            </div>
          </Take>
        );
      })}
    </ul>
  );
}
