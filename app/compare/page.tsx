import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { getPageCaller } from "#app/caller.ts";
import { Comparison } from "#components/compare/comparison.tsx";
import { isAppError } from "#lib/errors.ts";
import { getComparisonView } from "#lib/takes/get-comparison-view.ts";

export const metadata: Metadata = { title: "Two takes" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const pairSchema = z.object({ a: z.uuid(), b: z.uuid() });

export default async function ComparePage({ searchParams }: Props) {
  const pair = pairSchema.safeParse(await searchParams);
  if (!pair.success) notFound();
  try {
    return <Comparison view={await getComparisonView(await getPageCaller(), pair.data.a, pair.data.b)} />;
  } catch (error) {
    if (isAppError(error) && error.httpStatus < 500) notFound();
    throw error;
  }
}
