import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { SharedTake } from "#components/share/shared-take.tsx";
import { getServiceDb } from "#lib/db.ts";
import { isAppError } from "#lib/errors.ts";
import { openShare } from "#lib/shares/open-share.ts";

type Props = { params: Promise<{ token: string }> };

const open = cache(async (token: string) => {
  try {
    return await openShare(getServiceDb(), token);
  } catch (error) {
    if (isAppError(error) && error.httpStatus === 404) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await open((await params).token);
  return { title: view.video.title, referrer: "no-referrer" };
}

/** One take, read-only, for whoever has the link. */
export default async function SharePage({ params }: Props) {
  const { share, view } = await open((await params).token);
  return <SharedTake view={view} expiresAt={share.expiresAt} />;
}
