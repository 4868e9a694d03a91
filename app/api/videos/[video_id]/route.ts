import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { changeTake, takeChangeSchema } from "#lib/library/change-take.ts";
import { deleteVideo } from "#lib/videos/delete-video.ts";

const params = z.object({ video_id: z.uuid() });
const answer = z.object({
  removed: z.object({
    videos: z.number(),
    source_files: z.number(),
    artifact_files: z.number(),
    cancelled_jobs: z.number(),
  }),
});

export const DELETE = handle(
  {
    summary: "Delete a video with all that is stored of it",
    tag: "PitchQuest",
    params,
    answer,
    errors: { 404: ["video_not_found"] },
  },
  async ({ caller, params: { video_id } }) => {
    const receipt = await deleteVideo(caller, video_id);
    return {
      removed: {
        videos: 1,
        source_files: receipt.sourceFiles,
        artifact_files: receipt.artifactFiles,
        cancelled_jobs: receipt.cancelledJobs,
      },
    };
  },
);

export const PATCH = handle(
  {
    summary: "Rename a video, move it to another project, or keep it from expiry",
    tag: "Library",
    params,
    body: takeChangeSchema,
    answer: z.object({
      video_id: z.uuid(),
      title: z.string(),
      project_id: z.uuid().nullable(),
      kept: z.boolean(),
    }),
    errors: { 404: ["video_not_found"] },
  },
  async ({ caller, params: { video_id }, body }) => {
    const video = await changeTake(caller, video_id, body);
    return { video_id, title: video.title, project_id: video.projectId, kept: video.kept };
  },
);
