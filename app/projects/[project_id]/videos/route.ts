import { z } from "zod";
import { assetAnswerSchema } from "#lib/assets/asset-answer.ts";
import { handle } from "#lib/http/handle.ts";
import { pageQuerySchema } from "#lib/http/page.ts";
import { listProjectVideos, toVideoAsset } from "#lib/projects/project-videos.ts";
import { projectSlugSchema } from "#lib/projects/schema.ts";
import { receiveUpload } from "#lib/videos/receive-upload.ts";
import { uploadErrors } from "#lib/videos/upload-errors.ts";

const params = z.object({ project_id: projectSlugSchema });
const list = z.object({ videos: z.array(assetAnswerSchema), next_offset: z.number().nullable() });

export const GET = handle(
  {
    summary: "List a project's videos",
    tag: "Projects",
    params,
    query: pageQuerySchema,
    answer: list,
    errors: { 404: ["project_not_found"] },
  },
  async ({ caller, params: { project_id }, query }) => {
    const page = await listProjectVideos(caller, project_id, query);
    return { videos: page.items, next_offset: page.next_offset };
  },
);

export const POST = handle(
  {
    summary: "Upload a video into a project, which is made on first use",
    tag: "Projects",
    params,
    form: { file: "file", kind: "video" },
    answer: assetAnswerSchema,
    errors: uploadErrors,
  },
  async ({ caller, params: { project_id }, form }) =>
    toVideoAsset(await receiveUpload(caller, form.file, { project: project_id }), project_id),
);
