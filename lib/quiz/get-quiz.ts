import type { Caller } from "#lib/auth/caller.ts";
import { listAnswers } from "./answers.ts";
import { concealQuiz, type OpenQuiz } from "./conceal-quiz.ts";
import { getQuizKey } from "./get-quiz-key.ts";
import { listPractice, type Practice } from "./practice.ts";
import type { InvestorQuestion } from "./quiz.ts";
import { chooseRound, markRounds, type RoundMark } from "./rounds.ts";

/** A quiz on its way: the questions, what was answered and practised, the marks so far. */
export type QuizView = Omit<OpenQuiz, "investorQuestions"> & {
  jobId: string;
  videoId: string;
  investorQuestions: (InvestorQuestion & { practice: Practice | null })[];
  /** The round that is shown. */
  round: number;
  mark: { right: number; answered: number; questions: number };
  /** Of every round that was begun, in their order. */
  rounds: RoundMark[];
};

/**
 * @param round the last that was begun where it is left out
 * @throws AppError 404 `job_not_found`; 409 `quiz_not_ready`, `round_not_open`
 */
export async function getQuiz(caller: Caller, jobId: string, round?: number): Promise<QuizView> {
  const { job, quiz } = await getQuizKey(caller, jobId);
  const [answers, practice] = await Promise.all([
    listAnswers(caller.db, jobId),
    listPractice(caller.db, jobId),
  ]);
  const shown = chooseRound(answers, quiz.recallQuestions.length, round);
  const rounds = markRounds(answers);
  const { right, answered } = rounds.find((mark) => mark.round === shown) ?? { right: 0, answered: 0 };
  return {
    ...concealQuiz(quiz, answers, shown),
    jobId,
    videoId: job.videoId,
    investorQuestions: quiz.investorQuestions.map((question) => ({
      ...question,
      practice: practice.find(({ questionId }) => questionId === question.id) ?? null,
    })),
    round: shown,
    mark: { right, answered, questions: quiz.recallQuestions.length },
    rounds,
  };
}
