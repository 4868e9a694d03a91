import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { addSample } from "#lib/videos/add-sample.ts";

const answer = z.object({ video_id: z.uuid() });

export const POST = handle(
  { summary: "Put the sample pitch among the caller's videos", tag: "PitchQuest", answer },
  async ({ caller }) => ({ video_id: await addSample(caller) }),
);
