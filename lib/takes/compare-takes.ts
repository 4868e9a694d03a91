import type { Caller } from "#lib/auth/caller.ts";
import { AppError, notFound } from "#lib/errors.ts";
import { findLatestResult, type SavedResult } from "#lib/results/repository.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { compareReports, type TakeComparison } from "./compare-reports.ts";

async function getResult({ db, actor }: Caller, videoId: string): Promise<SavedResult> {
  const video = await getVideo(db, actor.ownerId, videoId);
  const result = await findLatestResult(db, video.id);
  if (!result) throw notFound("result");
  return result;
}

/**
 * Compares the newest analyses of two of the caller's videos, from `first` to `second`.
 * @throws AppError 400 `same_take`; 404 `video_not_found`, `result_not_found`
 */
export async function compareTakes(caller: Caller, first: string, second: string): Promise<TakeComparison> {
  if (first === second) throw new AppError("same_take", "Name two different takes to compare.");
  const [before, after] = await Promise.all([getResult(caller, first), getResult(caller, second)]);
  return compareReports(before.report, after.report);
}
