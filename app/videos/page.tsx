import { setTimeout as sleep } from "node:timers/promises";
import type { Metadata } from "next";
import { Suspense } from "react";
import { getPageCaller } from "#app/caller.ts";
import { ContactSheetSkeleton } from "#components/library/contact-sheet-skeleton.tsx";
import { Library } from "#components/library/library.tsx";
import { StorageUsed } from "#components/library/storage-used.tsx";
import { getLibraryView } from "#lib/library/get-library-view.ts";
import { type TakeQuery, takeQuerySchema } from "#lib/library/take-page.ts";
import { getStorageStats } from "#lib/storage-stats/storage-stats.ts";

export const metadata: Metadata = { title: "Takes" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** As long as it takes to notice a wait: what is there by then comes without a skeleton before it. */
const soonMilliseconds = 250;

async function readTakes(query: TakeQuery) {
  const caller = await getPageCaller();
  const [view, stats] = await Promise.all([getLibraryView(caller, query), getStorageStats(caller)]);
  return { view, stats };
}

function Takes({ view, stats }: Awaited<ReturnType<typeof readTakes>>) {
  return (
    <>
      <Library view={view} />
      <StorageUsed stats={stats} />
    </>
  );
}

async function LateTakes({ reading }: { reading: ReturnType<typeof readTakes> }) {
  return <Takes {...(await reading)} />;
}

export default async function LibraryPage({ searchParams }: Props) {
  const query = takeQuerySchema.parse(await searchParams);
  const reading = readTakes(query);
  const early = await Promise.race([reading, sleep(soonMilliseconds, null)]);
  return (
    <div className="desk grow space-y-14 pt-12 pb-24">
      {/* The same tree either way: what is open in it, an undo above all, outlives a slower reading. */}
      <Suspense key={JSON.stringify(query)} fallback={<ContactSheetSkeleton />}>
        {early ? <Takes {...early} /> : <LateTakes reading={reading} />}
      </Suspense>
    </div>
  );
}
