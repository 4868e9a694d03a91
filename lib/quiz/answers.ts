import { z } from "zod";
import { type Db, read } from "#lib/db.ts";

export const quizAnswerSchema = z
  .object({
    question_id: z.string(),
    round: z.number().int(),
    option: z.number().int(),
    is_correct: z.boolean(),
  })
  .transform((row) => ({
    questionId: row.question_id,
    /** From 1; a quiz that is taken again begins another. */
    round: row.round,
    option: row.option,
    isCorrect: row.is_correct,
  }));
export type QuizAnswer = z.infer<typeof quizAnswerSchema>;

export const answerColumns = "question_id,round,option,is_correct";

/** What was answered in all rounds, oldest first. */
export async function listAnswers(db: Db, jobId: string): Promise<QuizAnswer[]> {
  const query = db.from("quiz_answers").select(answerColumns).eq("job_id", jobId).order("created_at");
  return read(z.array(quizAnswerSchema), query);
}

/** Keeps an answer unless the question has one already in that round, and gives the one that is kept. */
export async function keepAnswer(
  db: Db,
  ref: { jobId: string; ownerId: string },
  { questionId, round, option, isCorrect }: QuizAnswer,
): Promise<QuizAnswer> {
  const row = {
    job_id: ref.jobId,
    owner_id: ref.ownerId,
    question_id: questionId,
    round,
    option,
    is_correct: isCorrect,
  };
  const options = { onConflict: "job_id,round,question_id", ignoreDuplicates: true };
  await read(z.unknown(), db.from("quiz_answers").upsert(row, options));
  const same = { job_id: ref.jobId, round, question_id: questionId };
  return read(quizAnswerSchema, db.from("quiz_answers").select(answerColumns).match(same).single());
}
