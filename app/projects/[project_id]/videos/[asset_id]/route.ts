import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { deleteProjectVideo } from "#lib/projects/project-videos.ts";
import { projectSlugSchema } from "#lib/projects/schema.ts";

const answer = z.object({
  asset_id: z.uuid(),
  status: z.literal("deleted"),
  removed: z.object({ source_files: z.number(), artifact_files: z.number(), cancelled_jobs: z.number() }),
});

export const DELETE = handle(
  {
    summary: "Delete a video of a project with all its files",
    tag: "Projects",
    params: z.object({ project_id: projectSlugSchema, asset_id: z.uuid() }),
    answer,
    errors: { 404: ["project_not_found", "video_not_found"] },
  },
  async ({ caller, params: { project_id, asset_id } }) => {
    const { sourceFiles, artifactFiles, cancelledJobs } = await deleteProjectVideo(
      caller,
      project_id,
      asset_id,
    );
    return {
      asset_id,
      status: "deleted" as const,
      removed: { source_files: sourceFiles, artifact_files: artifactFiles, cancelled_jobs: cancelledJobs },
    };
  },
);
