import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { projectSlugSchema } from "#lib/projects/schema.ts";
import { wipeProject } from "#lib/projects/wipe-project.ts";

const answer = z.object({
  project_id: z.string(),
  removed: z.object({
    videos: z.number(),
    source_files: z.number(),
    artifact_files: z.number(),
    cancelled_jobs: z.number(),
  }),
});

export const DELETE = handle(
  {
    summary: "Wipe a project's files and metadata",
    tag: "Projects",
    params: z.object({ project_id: projectSlugSchema }),
    answer,
    errors: { 404: ["project_not_found"] },
  },
  async ({ caller, params: { project_id } }) => {
    const receipt = await wipeProject(caller, project_id);
    return {
      project_id,
      removed: {
        videos: receipt.videos,
        source_files: receipt.sourceFiles,
        artifact_files: receipt.artifactFiles,
        cancelled_jobs: receipt.cancelledJobs,
      },
    };
  },
);
