import type { Caller } from "#lib/auth/caller.ts";
import { type Page, pageOf } from "#lib/http/page.ts";
import { getProject } from "#lib/projects/repository.ts";
import { toMusicAnswer } from "./asset-answer.ts";
import { listAssets } from "./repository.ts";

/** A project's music and voice-overs, newest first. @throws AppError 404 `project_not_found` */
export async function listMusic(caller: Caller, slug: string, page: Page) {
  const project = await getProject(caller, slug);
  const assets = await listAssets(caller.db, project.id, page);
  return pageOf(
    assets.map((asset) => toMusicAnswer(asset, slug)),
    page,
  );
}
