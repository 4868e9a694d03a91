import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { findLatestResult } from "#lib/results/repository.ts";
import { resultAnswerSchema, toResultAnswer } from "#lib/results/result-answer.ts";
import { getVideoStatus } from "#lib/videos/get-video-status.ts";
import { videoStatusSchema } from "#lib/videos/schema.ts";

const pending = z.object({ video_id: z.uuid(), status: videoStatusSchema, progress: z.number() });
const params = z.object({ video_id: z.uuid() });

export const GET = handle(
  {
    summary: "The newest result of a video",
    tag: "PitchQuest",
    params,
    answer: resultAnswerSchema,
    also: { 202: pending },
    errors: { 404: ["video_not_found"] },
  },
  async ({ caller, params: { video_id } }) => {
    const state = await getVideoStatus(caller, video_id);
    const result = await findLatestResult(caller.db, video_id);
    if (result) return toResultAnswer(video_id, result);
    const { status, progress } = state;
    return Response.json(pending.parse({ video_id, status, progress }), { status: 202 });
  },
);
