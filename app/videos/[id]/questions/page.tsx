import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { getPageCaller } from "#app/caller.ts";
import { PracticeDesk } from "#components/practice/practice-desk.tsx";
import { isAppError } from "#lib/errors.ts";
import { getPracticeView } from "#lib/quiz/get-practice-view.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const roundSchema = z.coerce.number().int().min(1).max(1000).optional().catch(undefined);

/** One reading for the title and the page. What is not there, or not the caller's, is the not-found page. */
const loadView = cache(async (id: string, round: number | undefined) => {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await getPracticeView(await getPageCaller(), id, round);
  } catch (error) {
    if (isAppError(error) && error.httpStatus === 404) notFound();
    throw error;
  }
});

async function load({ params, searchParams }: Props) {
  return loadView((await params).id, roundSchema.parse((await searchParams).round));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { video } = await load(props);
  return { title: `Questions · ${video.title}` };
}

export default async function QuestionsPage(props: Props) {
  return <PracticeDesk view={await load(props)} readAt={new Date().toISOString()} />;
}
