import { chooseSegments } from "#lib/reels/choose-segments.ts";
import { cutReel, readRecording, saveReel } from "#lib/reels/cut-reel.ts";
import { jobFunction } from "./job-function.ts";

/** Makes a reel of the best moments of a video. */
export const makeHighlights = jobFunction(
  "highlights",
  { id: "make-highlights", name: "Make a highlight reel" },
  async ({ db, ref, step, save }) => {
    await step("preprocess", (context) => readRecording(db, ref, context));
    await step("select", (context) => chooseSegments(db, ref, context));
    const reel = await step("compose", (context) => cutReel(db, ref, context));
    await save(() => saveReel(db, ref, reel));
    return reel;
  },
);
