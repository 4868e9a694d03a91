import { z } from "zod";
import { addMusic } from "#lib/assets/add-music.ts";
import { assetAnswerSchema, toMusicAnswer } from "#lib/assets/asset-answer.ts";
import { handle } from "#lib/http/handle.ts";
import { projectSlugSchema } from "#lib/projects/schema.ts";
import { uploadErrors } from "#lib/videos/upload-errors.ts";

export const POST = handle(
  {
    summary: "Add music or a voice-over to a project",
    description: "The answered asset_id is what `payload.music_asset_id` of an export names.",
    tag: "Projects",
    params: z.object({ project_id: projectSlugSchema }),
    form: { file: "file", kind: "audio" },
    answer: assetAnswerSchema,
    errors: { ...uploadErrors, 400: [...uploadErrors[400], "not_audio"], 409: ["asset_deleted"] },
  },
  async ({ caller, params: { project_id }, form }) =>
    toMusicAnswer(await addMusic(caller, project_id, form.file), project_id),
);
