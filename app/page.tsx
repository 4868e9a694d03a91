import { Suspense } from "react";
import { getPageCaller } from "#app/caller.ts";
import { ProjectNames } from "#components/upload/project-names.tsx";
import { RecentTakes } from "#components/upload/recent-takes.tsx";
import { UploadDesk } from "#components/upload/upload-desk.tsx";
import { listTakes } from "#lib/library/list-takes.ts";
import { listProjectNames } from "#lib/projects/repository.ts";

const recentTakes = 8;

async function Recent() {
  const { cards } = await listTakes(await getPageCaller(), { limit: recentTakes });
  return <RecentTakes cards={cards} />;
}

async function Projects() {
  const { db, actor } = await getPageCaller();
  return <ProjectNames names={await listProjectNames(db, actor.ownerId)} />;
}

export default function UploadPage() {
  return (
    <>
      <UploadDesk />
      <Suspense>
        <Recent />
        <Projects />
      </Suspense>
    </>
  );
}
