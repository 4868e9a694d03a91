import { z } from "zod";
import type { Transcript } from "#lib/pitch/report.ts";
import { rubricItemIds } from "#lib/pitch/rubric.ts";
import { verifyQuote } from "#lib/pitch/verify-quote.ts";
import { sameAnswer } from "./find-blanks.ts";
import type { InvestorQuestion, Quiz, RecallQuestion } from "./quiz.ts";
import { hashText, shuffleOptions } from "./shuffle-options.ts";

/** Questions as a language model writes them; nothing in it is checked yet. */
export const quizDraftSchema = z.object({
  investorQuestions: z.array(
    z.object({
      item: z.enum(rubricItemIds),
      question: z.string().describe("one question to the founder"),
      why: z.string().describe("one sentence: what the pitch says of it, and what it leaves open"),
      quote: z
        .string()
        .nullable()
        .describe("the words of the transcript it follows from, verbatim; null if none"),
    }),
  ),
  recallQuestions: z.array(
    z.object({
      question: z.string().describe("one question to somebody who listened"),
      answer: z.string().describe("the right answer, a few words"),
      wrongAnswers: z.array(z.string()).describe("three answers of the same kind that are wrong"),
      quote: z.string().describe("the sentence of the transcript that answers it, verbatim"),
    }),
  ),
});
export type QuizDraft = z.infer<typeof quizDraftSchema>;

const fewestWrong = 2;
const mostWrong = 3;
const longestText = 300;

const isText = (text: string) => text.trim() !== "" && text.length <= longestText;

function checkInvestor(
  { item, question, why, quote }: QuizDraft["investorQuestions"][number],
  transcript: Transcript,
): InvestorQuestion[] {
  const found = quote?.trim() ? verifyQuote(transcript, quote) : null;
  // A quote that is not there is no reason to ask.
  if ((quote?.trim() && !found) || !isText(question) || !isText(why)) return [];
  return [{ id: `investor-${item}-${hashText(question).toString(36)}`, item, question, why, quote: found }];
}

function checkRecall(
  { question, answer, wrongAnswers, quote }: QuizDraft["recallQuestions"][number],
  transcript: Transcript,
): RecallQuestion[] {
  const found = verifyQuote(transcript, quote);
  const seen = new Set([sameAnswer(answer)]);
  const wrong = wrongAnswers
    .filter((option) => isText(option) && !seen.has(sameAnswer(option)) && seen.add(sameAnswer(option)))
    .slice(0, mostWrong);
  if (!found || !isText(question) || !isText(answer) || wrong.length < fewestWrong) return [];
  const id = `recall-${hashText(`${found.startSeconds} ${question}`).toString(36)}`;
  const options = shuffleOptions([answer, ...wrong], id);
  return [{ id, question, options, correct: options.indexOf(answer), quote: found }];
}

/** One of each id: the first. */
function distinct<T extends { id: string }>(questions: T[]): T[] {
  return questions.filter(({ id }, at) => questions.findIndex((other) => other.id === id) === at);
}

/**
 * What of a model's draft may be asked: questions whose quotes are in the transcript and whose options differ, at most
 * `count` of each kind. Null where nothing is left.
 */
export function checkDraft(
  generator: string,
  draft: QuizDraft,
  transcript: Transcript,
  count: number,
): Quiz | null {
  const investorQuestions = distinct(
    draft.investorQuestions.flatMap((one) => checkInvestor(one, transcript)),
  );
  const recallQuestions = distinct(draft.recallQuestions.flatMap((one) => checkRecall(one, transcript)));
  if (investorQuestions.length + recallQuestions.length === 0) return null;
  const inOrder = recallQuestions.slice(0, count).sort((a, b) => a.quote.startSeconds - b.quote.startSeconds);
  return {
    generator,
    investorQuestions: investorQuestions.slice(0, count),
    recallQuestions: inOrder,
    reason: null,
  };
}
