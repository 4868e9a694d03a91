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
    const { judgement } = await step("content", (context) => analysis.judgeContent(db, ref, context));
    const outcome = await step("aggregate", () => analysis.aggregate(db, ref, { ...recording, judgement }));
    await save(() => analysis.save(db, ref));
    return outcome;
  },
);
