import { makePreviews, readRecording, saveIngest } from "#lib/recordings/ingest-steps.ts";
import { jobFunction } from "./job-function.ts";

/** Reads a video through and makes what pages show of it: poster, pictures for scrubbing, waveform. */
export const ingest = jobFunction(
  "ingest",
  { id: "ingest", name: "Prepare a video for viewing" },
  async ({ db, ref, step, save }) => {
    await step("prepare", (context) => readRecording(db, ref, context));
    const previews = await step("preview", (context) => makePreviews(db, ref, context));
    await save(() => saveIngest(db, ref, previews));
    return previews;
  },
);
