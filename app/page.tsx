import { Suspense } from "react";
import { getPageCaller } from "#app/caller.ts";
import { RecentTakes } from "#components/upload/recent-takes.tsx";
import { UploadDesk } from "#components/upload/upload-desk.tsx";
import { listTakes } from "#lib/library/list-takes.ts";

const recentTakes = 8;

async function Recent() {
  const { cards } = await listTakes(await getPageCaller(), { limit: recentTakes });
  return <RecentTakes cards={cards} />;
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
