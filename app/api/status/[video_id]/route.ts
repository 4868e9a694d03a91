import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { handle } from "#lib/http/handle.ts";
import { shareReads } from "#lib/http/share-reads.ts";
import { getVideoStatus } from "#lib/videos/get-video-status.ts";
import { videoStatusSchema } from "#lib/videos/schema.ts";

const params = z.object({ video_id: z.uuid() });
const answer = z.object({
  status: videoStatusSchema,
  progress: z.number().min(0).max(100),
  current_task: z.string(),
  estimated_time_remaining: z.number().nullable(),
});

const readStatus = shareReads(
  (caller: Caller, videoId: string) => getVideoStatus(caller, videoId),
  ({ actor }, videoId) => `${actor.ownerId} ${videoId}`,
);

export const GET = handle(
  {
    summary: "How far the analysis of a video is",
    tag: "PitchQuest",
    params,
    answer,
    errors: { 404: ["video_not_found"] },
  },
  async ({ caller, params: { video_id } }) => {
    const state = await readStatus(caller, video_id);
    return {
      status: state.status,
      progress: state.progress,
      current_task: state.currentTask,
      estimated_time_remaining: state.remainingSeconds,
    };
  },
);
