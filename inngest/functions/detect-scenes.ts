import { detectShots, pictureShots, saveShots } from "#lib/recordings/shot-steps.ts";
import { jobFunction } from "./job-function.ts";

/** Finds the shots of a video and takes a picture of each. */
export const detectScenes = jobFunction(
  "scene_detection",
  { id: "detect-scenes", name: "Find the shots of a video" },
  async ({ db, ref, step, save }) => {
    const found = await step("detect", (context) => detectShots(db, ref, context));
    await step("thumbnails", (context) => pictureShots(db, ref, context));
    await save(() => saveShots(db, ref));
    return found;
  },
);
