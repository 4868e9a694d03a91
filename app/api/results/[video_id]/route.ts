import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { handle } from "#lib/http/handle.ts";
import { shareReads } from "#lib/http/share-reads.ts";
import { findLatestResult } from "#lib/results/repository.ts";
import { resultAnswerSchema, toResultAnswer } from "#lib/results/result-answer.ts";
import { getVideoStatus } from "#lib/videos/get-video-status.ts";
import { videoStatusSchema } from "#lib/videos/schema.ts";

const pending = z.object({ video_id: z.uuid(), status: videoStatusSchema, progress: z.number() });
const params = z.object({ video_id: z.uuid() });

/** A report is large: for all who ask at once it is read, checked and written once. */
const readAnswer = shareReads(
  async (caller: Caller, video_id: string) => {
    const [{ status, progress }, result] = await Promise.all([
      getVideoStatus(caller, video_id),
      findLatestResult(caller.db, video_id),
    ]);
    const body = result
      ? resultAnswerSchema.parse(toResultAnswer(video_id, result))
      : pending.parse({ video_id, status, progress });
    return { status: result ? 200 : 202, text: JSON.stringify(body) };
  },
  ({ actor }, video_id) => `${actor.ownerId} ${video_id}`,
);

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
    const { status, text } = await readAnswer(caller, video_id);
    return new Response(text, { status, headers: { "content-type": "application/json" } });
  },
);
