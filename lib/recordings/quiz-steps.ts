import type { JobRef } from "#lib/artifacts/artifact.ts";
import type { Db } from "#lib/db.ts";
import { getJob } from "#lib/jobs/repository.ts";
import { saveResult } from "#lib/jobs/save-result.ts";
import type { StepContext } from "#lib/jobs/watch-work.ts";
import { localJudge } from "#lib/models/local-judge/local-judge.ts";
import type { RubricItemScore, Transcript } from "#lib/pitch/report.ts";
import { quizConfigSchema } from "#lib/quiz/config.ts";
import type { Quiz } from "#lib/quiz/quiz.ts";
import { emptyQuiz, writeQuiz } from "#lib/quiz/write-quiz.ts";
import { findLatestResult } from "#lib/results/repository.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { findTranscript } from "./find-transcript.ts";

/** As the last analysis judged it; where there was none, as the local judge does. */
async function findRubric(
  db: Db,
  videoId: string,
  transcript: Transcript,
  signal: AbortSignal,
): Promise<RubricItemScore[]> {
  const judged = (await findLatestResult(db, videoId))?.report.sections.content;
  if (judged?.status === "assessed") return judged.rubric;
  const features = { durationSeconds: transcript.cues.at(-1)?.endSeconds ?? 0, speech: null };
  return (await localJudge.judge(transcript, features, { signal })).items;
}

/** Thinks of questions on what is said; without a transcript there are none, and the quiz says why. */
export async function thinkOfQuestions(
  db: Db,
  ref: JobRef,
  { signal, report }: StepContext,
): Promise<{ quiz: Quiz }> {
  const [job, video] = await Promise.all([
    getJob(db, ref.ownerId, ref.jobId),
    getVideo(db, ref.ownerId, ref.videoId),
  ]);
  const { questions } = quizConfigSchema.parse(job.config);
  const transcript = await findTranscript(db, video);
  if (!transcript) return { quiz: emptyQuiz("no_transcript") };
  report(0.3);
  const rubric = await findRubric(db, ref.videoId, transcript, signal);
  return { quiz: writeQuiz(transcript, rubric, questions) };
}

/** Makes the questions the answer of the job. */
export function saveQuiz(db: Db, ref: JobRef, quiz: Quiz): Promise<void> {
  return saveResult(db, ref, quiz);
}
