import { readLanguage, saveTranscription } from "#lib/recordings/transcription-job.ts";
import { jobFunction } from "./job-function.ts";
import { writeDown } from "./write-down.ts";

/** Writes down what is said in a video. */
export const transcribe = jobFunction(
  "transcription",
  { id: "transcribe", name: "Write down what is said" },
  async (run) => {
    const { db, ref, part, save } = run;
    const { language } = await part({ stepId: "transcribe", partId: "wish", parts: 20 }, () =>
      readLanguage(db, ref),
    );
    const outcome = await writeDown(run, language);
    await save(() => saveTranscription(db, ref));
    return outcome;
  },
);
