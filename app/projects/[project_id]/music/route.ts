import { z } from "zod";
import { addMusic } from "#lib/assets/add-music.ts";
import { assetAnswerSchema, toMusicAnswer } from "#lib/assets/asset-answer.ts";
import { listMusic } from "#lib/assets/list-music.ts";
import { handle } from "#lib/http/handle.ts";
import { pageQuerySchema } from "#lib/http/page.ts";
import { projectSlugSchema } from "#lib/projects/schema.ts";
import { uploadErrors } from "#lib/videos/upload-errors.ts";

const params = z.object({ project_id: projectSlugSchema });

export const GET = handle(
  {
    summary: "List a project's music and voice-overs",
    tag: "Projects",
    params,
    query: pageQuerySchema,
    answer: z.object({ music: z.array(assetAnswerSchema), next_offset: z.number().nullable() }),
    errors: { 404: ["project_not_found"] },
  },
  async ({ caller, params: { project_id }, query }) => {
    const page = await listMusic(caller, project_id, query);
    return { music: page.items, next_offset: page.next_offset };
  },
);

export const POST = handle(
  {
    summary: "Add music or a voice-over to a project",
    description: "The answered asset_id is what `payload.music_asset_id` of an export names.",
    tag: "Projects",
    params,
    form: { file: "file", kind: "audio" },
    answer: assetAnswerSchema,
    errors: { ...uploadErrors, 400: [...uploadErrors[400], "not_audio"], 409: ["asset_deleted"] },
  },
  async ({ caller, params: { project_id }, form }) =>
    toMusicAnswer(await addMusic(caller, project_id, form.file), project_id),
);
