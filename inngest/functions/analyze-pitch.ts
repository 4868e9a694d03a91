import * as analysis from "#lib/recordings/analyze-steps.ts";
import { jobFunction } from "./job-function.ts";
import { judgePitch } from "./judge-pitch.ts";
import { writeDown } from "./write-down.ts";

/** Analyses one pitch. */
export const analyzePitch = jobFunction(
  "pitch",
  { id: "analyze-pitch", name: "Analyse a pitch" },
  async (run) => {
    const { db, ref, step, sideBySide, save } = run;
    const recording = await step("preprocess", (context) => analysis.preprocess(db, ref, context));
    const listen = async () => {
      await writeDown(run);
      await step("speech", (context) => analysis.listenToSpeaker(db, ref, context));
      return judgePitch(run);
    };
    const watch = () => step("visual", (context) => analysis.watchSpeaker(db, ref, context));
    const [, judged] = await sideBySide(() => Promise.all([watch(), listen()]));
    const outcome = await step("aggregate", () => analysis.aggregate(db, ref, { ...recording, ...judged }));
    await save(() => analysis.save(db, ref));
    return outcome;
  },
);
