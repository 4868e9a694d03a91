import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { read } from "#lib/db.ts";
import type { Video } from "#lib/videos/schema.ts";

const most = 30;

export type ComparableTake = { id: string; title: string; createdAt: string };

const rowSchema = z
  .object({
    id: z.uuid(),
    title: z.string().nullable(),
    original_filename: z.string(),
    created_at: z.string(),
  })
  .transform(
    (row): ComparableTake => ({
      id: row.id,
      title: row.title ?? row.original_filename,
      createdAt: row.created_at,
    }),
  );

/** Other takes with results that this one can be set beside: of its project where it has one, the newest first. */
export async function listComparableTakes({ db, actor }: Caller, video: Video): Promise<ComparableTake[]> {
  const all = db
    .from("videos")
    .select("id,title,original_filename,created_at,analysis_results!inner(job_id)")
    .eq("owner_id", actor.ownerId)
    .is("deleted_at", null)
    .neq("id", video.id)
    .order("created_at", { ascending: false })
    .limit(most);
  return read(z.array(rowSchema), video.projectId ? all.eq("project_id", video.projectId) : all);
}
