import { z } from "zod";
import { type Db, read } from "#lib/db.ts";

const answerSchema = z
  .object({ question_id: z.string(), option: z.number().int(), is_correct: z.boolean() })
  .transform((row) => ({ questionId: row.question_id, option: row.option, isCorrect: row.is_correct }));
export type QuizAnswer = z.infer<typeof answerSchema>;

const columns = "question_id,option,is_correct";

export async function listAnswers(db: Db, jobId: string): Promise<QuizAnswer[]> {
  const query = db.from("quiz_answers").select(columns).eq("job_id", jobId).order("created_at");
  return read(z.array(answerSchema), query);
}

/** Keeps an answer unless the question has one already, and gives the one that is kept. */
export async function keepAnswer(
  db: Db,
  ref: { jobId: string; ownerId: string },
  { questionId, option, isCorrect }: QuizAnswer,
): Promise<QuizAnswer> {
  const row = {
    job_id: ref.jobId,
    owner_id: ref.ownerId,
    question_id: questionId,
    option,
    is_correct: isCorrect,
  };
  const options = { onConflict: "job_id,question_id", ignoreDuplicates: true };
  await read(z.unknown(), db.from("quiz_answers").upsert(row, options));
  const kept = db.from("quiz_answers").select(columns).eq("job_id", ref.jobId).eq("question_id", questionId);
  return read(answerSchema, kept.single());
}
