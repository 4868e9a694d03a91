import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import type { PracticeView } from "#lib/quiz/get-practice-view.ts";

/** What the page of a video's questions shows. */
export type PracticeState = "not_asked" | "thinking" | "failed" | "cancelled" | "nothing_to_ask" | "quiz";

export function decidePractice({ job, quiz }: Pick<PracticeView, "job" | "quiz">): PracticeState {
  if (job === null) return "not_asked";
  if (isUnderWay(job)) return "thinking";
  if (job.status === "failed" || job.status === "cancelled") return job.status;
  const asks = quiz !== null && quiz.investorQuestions.length + quiz.recallQuestions.length > 0;
  return asks ? "quiz" : "nothing_to_ask";
}
