import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { addSample } from "#lib/videos/add-sample.ts";

const answer = z.object({ video_id: z.uuid() });

/** Puts the sample pitch among the caller's videos. */
export const POST = handle({ answer }, async ({ caller }) => ({ video_id: await addSample(caller) }));
