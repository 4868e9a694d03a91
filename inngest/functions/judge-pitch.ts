import { timesAsked } from "#lib/models/model-judge.ts";
import { askModelJudge, judgeContent } from "#lib/recordings/judge-steps.ts";
import type { JobRun } from "./job-function.ts";
import { describeFailure } from "./run-errors.ts";

const stepId = "content";

/** Why a call failed, in words for the report; a cancelled job goes no further. */
function explain(reason: unknown): string {
  if (!(reason instanceof Error)) return "It failed on our side.";
  if (reason.name === "job_ended") throw reason;
  const { code, message } = describeFailure(reason);
  return code === "analysis_failed" ? "It failed on our side." : message;
}

/**
 * Judges what was said: by a language model where one is configured, asked several times, each answer a part of its
 * own, so that none is paid for twice. One that does not answer at first is not asked again.
 */
export async function judgePitch({ db, ref, part, step }: JobRun) {
  const ask = (turn: number) =>
    part({ stepId, partId: `ask-${turn}`, parts: timesAsked + 1 }, (context) =>
      askModelJudge(db, ref, context),
    );
  const [first] = await Promise.allSettled([ask(0)]);
  const isWilling = first.status === "fulfilled" && first.value.opinion !== null;
  const others = Array.from({ length: isWilling ? timesAsked - 1 : 0 }, (_, index) => ask(index + 1));
  const answers = [first, ...(await Promise.allSettled(others))];
  const failed = answers.find((answer) => answer.status === "rejected");
  const failure = failed ? explain(failed.reason) : null;
  const opinions = answers.flatMap((answer) =>
    answer.status === "fulfilled" && answer.value.opinion ? [answer.value.opinion] : [],
  );
  return step(stepId, (context) => judgeContent(db, ref, { opinions, failure }, context));
}
