import { findAsset } from "#lib/assets/repository.ts";
import type { Caller } from "#lib/auth/caller.ts";
import { AppError } from "#lib/errors.ts";
import { exportConfigSchema } from "#lib/exports/config.ts";
import { getExportView } from "#lib/exports/get-export-view.ts";
import { highlightsConfigSchema } from "#lib/highlights/config.ts";
import type { JobType } from "./job-types.ts";

async function checkMusic({ db, actor }: Caller, assetId: string | null): Promise<void> {
  if (assetId === null || (await findAsset(db, actor.ownerId, assetId))) return;
  const words = "music_asset_id: there is no such music. Upload it first, or leave it out.";
  throw new AppError("music_not_found", words, { httpStatus: 422 });
}

/**
 * Refuses at once what a job could only fail of later: music that is not there, ranges outside the video, a reel that
 * is none.
 * @throws AppError 404 `video_not_found`; 400 `video_not_uploaded`; 422 `music_not_found`, `range_outside_video`,
 * `reel_not_found`
 */
export async function checkRequest(
  caller: Caller,
  request: { type: JobType; videoId: string },
  config: Record<string, unknown>,
): Promise<void> {
  if (request.type === "highlights")
    await checkMusic(caller, highlightsConfigSchema.parse(config).music_asset_id);
  if (request.type !== "export") return;
  const parsed = exportConfigSchema.parse(config);
  await checkMusic(caller, parsed.music_asset_id);
  await getExportView(caller, request.videoId, parsed);
}
