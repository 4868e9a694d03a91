import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { write } from "#lib/db.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { ensureNamedProject } from "./ensure-named-project.ts";

export const takeChangeSchema = z.strictObject({
  title: z
    .string()
    .transform((title) => title.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ").trim())
    .pipe(z.string().min(1, "must not be empty").max(200))
    .optional(),
  /** The project's name, made where there is none of it; null takes it out of its project. */
  project: z.string().trim().min(1).max(200).nullable().optional(),
  kept: z.boolean().optional(),
});
export type TakeChange = z.infer<typeof takeChangeSchema>;

/**
 * Renames a take, moves it to another project, or keeps it from expiry.
 * @throws AppError 404 `video_not_found`
 */
export async function changeTake(caller: Caller, videoId: string, change: TakeChange, now = new Date()) {
  const { db, actor } = caller;
  await getVideo(db, actor.ownerId, videoId);
  const projectId =
    typeof change.project === "string" ? await ensureNamedProject(caller, change.project) : change.project;
  const row = {
    updated_at: now.toISOString(),
    ...(change.title === undefined ? {} : { title: change.title }),
    ...(change.kept === undefined ? {} : { kept: change.kept }),
    ...(projectId === undefined ? {} : { project_id: projectId }),
  };
  await write(db.from("videos").update(row).eq("id", videoId).eq("owner_id", actor.ownerId));
  return getVideo(db, actor.ownerId, videoId);
}
