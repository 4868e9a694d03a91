import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { projectSlugSchema } from "#lib/projects/schema.ts";
import { getStorageStats, storageStatsSchema } from "#lib/storage-stats/storage-stats.ts";

export const GET = handle(
  {
    summary: "Files and bytes that a project has stored, by kind",
    tag: "Projects",
    params: z.object({ project_id: projectSlugSchema }),
    answer: storageStatsSchema,
    errors: { 404: ["project_not_found"] },
  },
  ({ caller, params: { project_id } }) => getStorageStats(caller, project_id),
);
