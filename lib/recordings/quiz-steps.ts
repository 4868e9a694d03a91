import type { JobRef } from "#lib/artifacts/artifact.ts";
import { recordCall } from "#lib/costs/record-call.ts";
import type { Db } from "#lib/db.ts";
import { getEnv } from "#lib/env.ts";
import { getJob } from "#lib/jobs/repository.ts";
import { saveResult } from "#lib/jobs/save-result.ts";
import type { StepContext } from "#lib/jobs/watch-work.ts";
import { findLanguageModel } from "#lib/models/language-model/find-language-model.ts";
import { localJudge } from "#lib/models/local-judge/local-judge.ts";
import { askForQuiz } from "#lib/models/model-quiz.ts";
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

/** What the questions are on; the transcript null where nothing is known of what was said. */
async function findMaterial(db: Db, ref: JobRef, signal: AbortSignal) {
  const [job, video] = await Promise.all([
    getJob(db, ref.ownerId, ref.jobId),
    getVideo(db, ref.ownerId, ref.videoId),
  ]);
  const transcript = await findTranscript(db, video);
  const rubric = transcript ? await findRubric(db, ref.videoId, transcript, signal) : [];
  return { transcript, rubric, count: quizConfigSchema.parse(job.config).questions };
}

/** The questions of the language model; null where none is configured, nothing was said, or none can be asked. */
export async function askModelForQuiz(
  db: Db,
  ref: JobRef,
  { signal }: StepContext,
): Promise<{ quiz: Quiz | null }> {
  const chosen = findLanguageModel(getEnv());
  if (!chosen) return { quiz: null };
  const { transcript, ...material } = await findMaterial(db, ref, signal);
  if (!transcript) return { quiz: null };
  const recorded: Promise<void>[] = [];
  try {
    const quiz = await askForQuiz(
      chosen,
      { transcript, ...material },
      {
        signal,
        timeoutSeconds: getEnv().MODEL_TIMEOUT_SECONDS,
        onUsage: (usage) => recorded.push(recordCall(db, ref, "quiz", usage)),
      },
    );
    return { quiz };
  } finally {
    await Promise.all(recorded);
  }
}

/** The model's questions, else those of the local generator; without a transcript there are none, and the quiz says why. */
export async function thinkOfQuestions(
  db: Db,
  ref: JobRef,
  byModel: Quiz | null,
  { signal }: StepContext,
): Promise<{ quiz: Quiz }> {
  if (byModel) return { quiz: byModel };
  const { transcript, rubric, count } = await findMaterial(db, ref, signal);
  return { quiz: transcript ? writeQuiz(transcript, rubric, count) : emptyQuiz("no_transcript") };
}

/** Makes the questions the answer of the job. */
export function saveQuiz(db: Db, ref: JobRef, quiz: Quiz): Promise<void> {
  return saveResult(db, ref, quiz);
}
