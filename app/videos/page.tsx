import type { Metadata } from "next";
import { Suspense } from "react";
import { getPageCaller } from "#app/caller.ts";
import { ContactSheetSkeleton } from "#components/library/contact-sheet-skeleton.tsx";
import { Library } from "#components/library/library.tsx";
import { listVideoCards } from "#lib/videos/list-video-cards.ts";

export const metadata: Metadata = { title: "Takes" };

async function Takes() {
  return <Library cards={await listVideoCards(await getPageCaller())} />;
}

export default function LibraryPage() {
  return (
    <div className="desk grow space-y-10 pt-12 pb-24">
      <h1 className="font-serif text-hero">Takes</h1>
      <Suspense fallback={<ContactSheetSkeleton />}>
        <Takes />
      </Suspense>
    </div>
  );
}
