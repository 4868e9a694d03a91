import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { read } from "#lib/db.ts";
import { notFound } from "#lib/errors.ts";
import { getProject } from "#lib/projects/repository.ts";
import { removeDiscarded } from "#lib/videos/remove-discarded.ts";

/**
 * Deletes music of a project, rows before bytes; an export that was to use it and has not begun fails in words.
 * @returns how many stored files went
 * @throws AppError 404 `project_not_found`, `music_not_found`
 */
export async function deleteMusic(caller: Caller, slug: string, assetId: string): Promise<number> {
  const { db, actor } = caller;
  const project = await getProject(caller, slug);
  const which = { p_owner: actor.ownerId, p_project: project.id, p_asset: assetId };
  if (!(await read(z.boolean(), db.rpc("delete_asset", which)))) throw notFound("music");
  return (await removeDiscarded(db, { originId: assetId })).videos;
}
