import { Suspense } from "react";
import { getPageCaller } from "#app/caller.ts";
import { RecentTakes } from "#components/upload/recent-takes.tsx";
import { UploadDesk } from "#components/upload/upload-desk.tsx";
import { listVideoCards } from "#lib/videos/list-video-cards.ts";

const recentTakes = 8;

async function Recent() {
  return <RecentTakes cards={await listVideoCards(await getPageCaller(), { limit: recentTakes })} />;
}

export default function UploadPage() {
  return (
    <>
      <UploadDesk />
      <Suspense>
        <Recent />
      </Suspense>
    </>
  );
}
