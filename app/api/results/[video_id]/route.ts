import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { findLatestResult } from "#lib/results/repository.ts";
import { resultAnswerSchema, toResultAnswer } from "#lib/results/result-answer.ts";
import { getVideoStatus } from "#lib/videos/get-video-status.ts";

const params = z.object({ video_id: z.uuid() });

export const GET = handle(
  { params, answer: resultAnswerSchema },
  async ({ caller, params: { video_id } }) => {
    const state = await getVideoStatus(caller, video_id);
    const result = await findLatestResult(caller.db, video_id);
    if (result) return toResultAnswer(video_id, result);
    return Response.json({ video_id, status: state.status, progress: state.progress }, { status: 202 });
  },
);
