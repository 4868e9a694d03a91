import type { Caller } from "#lib/auth/caller.ts";
import { getVideo } from "#lib/videos/repository.ts";
import type { Video } from "#lib/videos/schema.ts";
import type { TakeComparison } from "./compare-reports.ts";
import { compareTakes } from "./compare-takes.ts";

export type ComparisonView = { before: Video; after: Video; comparison: TakeComparison };

/**
 * Reads two takes side by side, the older one first, whichever was named first.
 * @throws AppError 400 `same_take`; 404 `video_not_found`, `result_not_found`
 */
export async function getComparisonView(caller: Caller, one: string, other: string): Promise<ComparisonView> {
  const { db, actor } = caller;
  const [first, second] = await Promise.all([
    getVideo(db, actor.ownerId, one),
    getVideo(db, actor.ownerId, other),
  ]);
  const isInOrder = Date.parse(first.createdAt) <= Date.parse(second.createdAt);
  const [before, after] = isInOrder ? [first, second] : [second, first];
  return { before, after, comparison: await compareTakes(caller, before.id, after.id) };
}
