import {
  type Candidate,
  planTranscription,
  saveTranscript,
  transcribeChunk,
} from "#lib/recordings/transcribe-steps.ts";
import type { Attempt } from "#lib/transcripts/transcript.ts";
import type { JobRun } from "./job-function.ts";
import { describeFailure } from "./run-errors.ts";

const stepId = "transcribe";
/** Before it is known, finding out how many chunks there are counts for this share of the step. */
const planShare = 1 / 20;

/** Asks one transcriber for all chunks side by side; answers how it fared. */
async function ask(
  { db, ref, part }: JobRun,
  candidate: Candidate,
  language: string | null,
): Promise<Attempt> {
  const { id, name: transcriber, chunks } = candidate;
  const answers = await Promise.allSettled(
    chunks.map((chunk, position) =>
      part({ stepId, partId: `${id}-${position}`, parts: chunks.length + 1 }, (context) =>
        transcribeChunk(db, ref, { id, chunk, position, language }, context),
      ),
    ),
  );
  const failed = answers.find((answer) => answer.status === "rejected");
  if (failed) {
    if (failed.reason instanceof Error && failed.reason.name === "job_ended") throw failed.reason;
    const { code, message } = describeFailure(failed.reason);
    return {
      transcriber,
      outcome: "failed",
      message: code === "analysis_failed" ? "It failed on our side." : message,
    };
  }
  const words = answers.reduce(
    (sum, answer) => sum + (answer.status === "fulfilled" ? answer.value.words : 0),
    0,
  );
  return { transcriber, outcome: words > 0 ? "used" : "no_words", message: null };
}

/**
 * Writes down what is said by the first transcriber, in the configured order, that is there and answers. That nobody
 * can is an outcome, not a failure.
 */
export async function writeDown(run: JobRun, language: string | null = null) {
  const { db, ref, part, step } = run;
  const plan = await part({ stepId, partId: "plan", parts: 1 / planShare }, (context) =>
    planTranscription(db, ref, context),
  );
  const attempts: Attempt[] = [];
  let used: Candidate | null = null;
  for (const candidate of plan.candidates) {
    const attempt = await ask(run, candidate, language);
    attempts.push(attempt);
    if (attempt.outcome !== "used") continue;
    used = candidate;
    break;
  }
  return step(stepId, (context) => saveTranscript(db, ref, { plan, used, attempts }, context));
}
