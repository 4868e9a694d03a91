import { z } from "zod";
import type { Caller } from "#lib/auth/caller.ts";
import { type Db, read } from "#lib/db.ts";
import { notFound } from "#lib/errors.ts";
import { getQuizKey } from "./get-quiz-key.ts";

/** How one thinks of one's own answer to an open question. */
export const standings = ["answered", "needs_work"] as const;

export const practiceInputSchema = z.strictObject({
  standing: z.enum(standings).nullable().optional(),
  notes: z.string().max(4000).optional(),
  spoken_seconds: z.number().min(0).max(3600).nullable().optional(),
});
export type PracticeInput = z.infer<typeof practiceInputSchema>;

export const practiceSchema = z
  .object({
    question_id: z.string(),
    standing: z.enum(standings).nullable(),
    notes: z.string(),
    spoken_seconds: z.number().nullable(),
  })
  .transform((row) => ({
    questionId: row.question_id,
    standing: row.standing,
    notes: row.notes,
    /** Length of the last answer given aloud; null before the first. */
    spokenSeconds: row.spoken_seconds,
  }));
export type Practice = z.infer<typeof practiceSchema>;

const columns = "question_id,standing,notes,spoken_seconds";

export async function listPractice(db: Db, jobId: string): Promise<Practice[]> {
  return read(z.array(practiceSchema), db.from("quiz_practice").select(columns).eq("job_id", jobId));
}

/**
 * Keeps how an open question was practised; what is not said stays as it was.
 * @throws AppError 404 `job_not_found`, `question_not_found`; 409 `quiz_not_ready`
 */
export async function keepPractice(
  caller: Caller,
  { jobId, questionId }: { jobId: string; questionId: string },
  change: PracticeInput,
  now = new Date(),
): Promise<Practice> {
  const { quiz } = await getQuizKey(caller, jobId);
  if (!quiz.investorQuestions.some(({ id }) => id === questionId)) throw notFound("question");
  const row = {
    job_id: jobId,
    question_id: questionId,
    owner_id: caller.actor.ownerId,
    updated_at: now.toISOString(),
    ...change,
  };
  const kept = caller.db.from("quiz_practice").upsert(row, { onConflict: "job_id,question_id" });
  return read(practiceSchema, kept.select(columns).single());
}
