import type { Reason, RubricItemScore, Transcript } from "#lib/pitch/report.ts";
import { writeInvestorQuestions } from "./investor-questions.ts";
import type { Quiz } from "./quiz.ts";
import { writeRecallQuestions } from "./recall-questions.ts";
import { splitSentences } from "./split-sentences.ts";

/** Shown with the questions: no language model was asked. */
const generator = "local-quiz@1";

/** A quiz without questions, and why. */
export function emptyQuiz(reason: Reason): Quiz {
  return { generator, investorQuestions: [], recallQuestions: [], reason };
}

/**
 * Questions on a pitch without any service: what an investor would ask, from what the judgement found open, and what
 * a listener should remember. Pure and deterministic.
 * @param rubric as judged; empty where the content was not judged: then there are only recall questions
 */
export function writeQuiz(
  transcript: Pick<Transcript, "cues" | "language">,
  rubric: readonly RubricItemScore[],
  count: number,
): Quiz {
  const sentences = splitSentences(transcript.cues, transcript.language);
  const investorQuestions = writeInvestorQuestions(rubric, count);
  const recallQuestions = writeRecallQuestions(sentences, transcript.language, count);
  if (investorQuestions.length + recallQuestions.length === 0) return emptyQuiz("too_little_evidence");
  return { generator, investorQuestions, recallQuestions, reason: null };
}
