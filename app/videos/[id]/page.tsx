import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { getPageCaller } from "#app/caller.ts";
import { VideoPage } from "#components/video-page.tsx";
import { isAppError } from "#lib/errors.ts";
import { listComparableTakes } from "#lib/takes/list-comparable-takes.ts";
import { getVideoView } from "#lib/videos/get-video-view.ts";

type Props = { params: Promise<{ id: string }> };

/** One reading for the title and the page. What is not there, or not the caller's, is the not-found page. */
const loadView = cache(async (id: string) => {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await getVideoView(id, await getPageCaller());
  } catch (error) {
    if (isAppError(error) && error.httpStatus === 404) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { video, report } = await loadView((await params).id);
  const score = report?.overallScore ?? null;
  return { title: score === null ? video.title : `${Math.round(score)} · ${video.title}` };
}

export default async function OneVideoPage({ params }: Props) {
  const view = await loadView((await params).id);
  const others = view.report ? listComparableTakes(await getPageCaller(), view.video) : Promise.resolve([]);
  return <VideoPage view={view} readAt={new Date().toISOString()} others={others} />;
}
