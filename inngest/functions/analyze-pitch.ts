import * as analysis from "#lib/recordings/analyze-steps.ts";
import { jobFunction } from "./job-function.ts";

/** Analyses one pitch. */
export const analyzePitch = jobFunction(
  "pitch",
  { id: "analyze-pitch", name: "Analyse a pitch" },
  async ({ db, ref, step, save }) => {
    const recording = await step("preprocess", (context) => analysis.preprocess(db, ref, context));
    await Promise.all([
      step("visual", (context) => analysis.watchSpeaker(db, ref, context)),
      step("speech", (context) => analysis.listenToSpeaker(db, ref, context)),
    ]);
    const { rubric } = await step("content", () => analysis.judgeContent(db, ref));
    const outcome = await step("aggregate", () => analysis.aggregate(db, ref, { ...recording, rubric }));
    await save(() => analysis.save(db, ref));
    return outcome;
  },
);
