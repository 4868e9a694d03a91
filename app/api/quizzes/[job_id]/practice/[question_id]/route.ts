import { z } from "zod";
import { handle } from "#lib/http/handle.ts";
import { keepPractice, practiceInputSchema } from "#lib/quiz/practice.ts";
import { practiceAnswerSchema } from "#lib/quiz/quiz-view-answer.ts";

export const PUT = handle(
  {
    summary: "Note how an open question was practised",
    description: "What is left out stays as it was.",
    tag: "PitchQuest",
    params: z.object({ job_id: z.uuid(), question_id: z.string().min(1).max(100) }),
    body: practiceInputSchema,
    answer: practiceAnswerSchema,
    errors: { 404: ["job_not_found", "question_not_found"], 409: ["quiz_not_ready"] },
  },
  async ({ caller, params: { job_id, question_id }, body }) => {
    const kept = await keepPractice(caller, { jobId: job_id, questionId: question_id }, body);
    return {
      question_id: kept.questionId,
      standing: kept.standing,
      notes: kept.notes,
      spoken_seconds: kept.spokenSeconds,
    };
  },
);
