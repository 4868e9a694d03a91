import { z } from "zod";
import { deleteMusic } from "#lib/assets/delete-music.ts";
import { handle } from "#lib/http/handle.ts";
import { projectSlugSchema } from "#lib/projects/schema.ts";

export const DELETE = handle(
  {
    summary: "Delete music of a project",
    tag: "Projects",
    params: z.object({ project_id: projectSlugSchema, asset_id: z.uuid() }),
    answer: z.object({
      asset_id: z.uuid(),
      status: z.literal("deleted"),
      removed: z.object({ source_files: z.number() }),
    }),
    errors: { 404: ["project_not_found", "music_not_found"] },
  },
  async ({ caller, params: { project_id, asset_id } }) => ({
    asset_id,
    status: "deleted" as const,
    removed: { source_files: await deleteMusic(caller, project_id, asset_id) },
  }),
);
