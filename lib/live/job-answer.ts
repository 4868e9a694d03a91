import { z } from "zod";
import { type Db, read } from "#lib/db.ts";
import { jobStatusSchema, stepStatusSchema } from "#lib/jobs/schema.ts";
import { answerColumns, type QuizAnswer, quizAnswerSchema } from "#lib/quiz/answers.ts";
import { concealQuiz } from "#lib/quiz/conceal-quiz.ts";
import { quizSchema } from "#lib/quiz/quiz.ts";

/** A job as the interface of projects answers it: everything about it, in the names of the contract. */
export const jobAnswerSchema = z.object({
  id: z.uuid(),
  project_id: z.string(),
  video_id: z.uuid(),
  job_type: z.string(),
  status: jobStatusSchema,
  progress: z.number().min(0).max(100),
  current_step: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()),
  max_attempts: z.number(),
  retry_delay_seconds: z.number(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  steps: z.array(
    z.object({
      id: z.string(),
      status: stepStatusSchema,
      progress: z.number().min(0).max(1),
      attempts: z.number(),
      error: z.string().nullable(),
    }),
  ),
  logs: z.array(
    z.object({
      at: z.string(),
      level: z.enum(["info", "warn", "error"]),
      step: z.string().nullable(),
      attempt: z.number().nullable(),
      message: z.string(),
    }),
  ),
  /**
   * What the job answered, once it is complete. That of a pitch is at `/api/results/{video_id}`; of a quiz what is right
   * is told once it was answered.
   */
  result: z.record(z.string(), z.unknown()).nullable(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
  updated_at: z.string(),
});
export type JobAnswer = z.infer<typeof jobAnswerSchema>;

const columns = [
  "id,owner_id,video_id,type,status,progress,current_step,config,max_attempts,retry_delay_seconds",
  "error_code,error_message,created_at,started_at,finished_at,updated_at,projects(slug),job_results(data)",
  "job_steps(step_id,position,status,progress,attempt,error_message)",
  "job_log(id,at,level,step_id,attempt,message)",
  `quiz_answers(${answerColumns})`,
].join();

function resultOf(
  type: string,
  result: Record<string, unknown> | undefined,
  answers: QuizAnswer[],
): JobAnswer["result"] {
  if (!result) return null;
  return type === "quiz" ? concealQuiz(quizSchema.parse(result), answers) : result;
}

const { steps, logs } = jobAnswerSchema.shape;
const rowSchema = z
  .object({
    ...jobAnswerSchema.pick({
      id: true,
      video_id: true,
      status: true,
      progress: true,
      current_step: true,
      max_attempts: true,
      retry_delay_seconds: true,
      created_at: true,
      started_at: true,
      finished_at: true,
      updated_at: true,
    }).shape,
    owner_id: z.uuid(),
    type: z.string(),
    config: jobAnswerSchema.shape.payload,
    error_code: z.string().nullable(),
    error_message: z.string().nullable(),
    projects: z.object({ slug: z.string() }).nullable(),
    job_results: z.object({ data: z.record(z.string(), z.unknown()) }).nullable(),
    job_steps: z.array(
      steps.element.pick({ status: true, progress: true }).extend({
        step_id: z.string(),
        position: z.number(),
        attempt: z.number(),
        error_message: z.string().nullable(),
      }),
    ),
    job_log: z.array(
      logs.element.omit({ step: true }).extend({ id: z.number(), step_id: z.string().nullable() }),
    ),
    quiz_answers: z.array(quizAnswerSchema),
  })
  .transform((row) => ({
    ownerId: row.owner_id,
    answer: {
      id: row.id,
      project_id: row.projects?.slug ?? "",
      video_id: row.video_id,
      job_type: row.type,
      status: row.status,
      progress: row.progress,
      current_step: row.current_step,
      payload: row.config,
      max_attempts: row.max_attempts,
      retry_delay_seconds: row.retry_delay_seconds,
      error: row.error_code ? { code: row.error_code, message: row.error_message ?? "" } : null,
      steps: row.job_steps
        .toSorted((a, b) => a.position - b.position)
        .map(({ step_id, status, progress, attempt, error_message }) => ({
          id: step_id,
          status,
          progress,
          attempts: attempt,
          error: error_message,
        })),
      logs: row.job_log
        .toSorted((a, b) => a.id - b.id)
        .map(({ id: _, step_id, ...line }) => ({ ...line, step: step_id })),
      result: resultOf(row.type, row.job_results?.data, row.quiz_answers),
      created_at: row.created_at,
      started_at: row.started_at,
      finished_at: row.finished_at,
      updated_at: row.updated_at,
    } satisfies JobAnswer,
  }));

/** A job of anybody's with all that belongs to it, null where it is gone. */
export async function findJobAnswer(
  db: Db,
  jobId: string,
): Promise<{ ownerId: string; answer: JobAnswer } | null> {
  return read(rowSchema.nullable(), db.from("jobs").select(columns).eq("id", jobId).maybeSingle());
}
