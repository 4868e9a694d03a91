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

async function Takes({ query }: { query: TakeQuery }) {
  const caller = await getPageCaller();
  const [view, stats] = await Promise.all([getLibraryView(caller, query), getStorageStats(caller)]);
  return (
    <>
      <Library view={view} />
      <StorageUsed stats={stats} />
    </>
  );
}

export default async function LibraryPage({ searchParams }: Props) {
  const query = takeQuerySchema.parse(await searchParams);
  return (
    <div className="desk grow space-y-14 pt-12 pb-24">
      <Suspense key={JSON.stringify(query)} fallback={<ContactSheetSkeleton />}>
        <Takes query={query} />
      </Suspense>
    </div>
  );
}
