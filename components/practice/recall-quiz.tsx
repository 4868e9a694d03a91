"use client";

import Link from "next/link";
import { useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi } from "#components/ui/call-api.ts";
import type { QuizView } from "#lib/quiz/get-quiz.ts";
import { answeredQuestionSchema } from "./answered-question.ts";
import { describeEarlier, describeMark } from "./practice-words.ts";
import { RecallQuestion } from "./recall-question.tsx";

/** The questions for who listened, one round of them: answers are kept and marked as they are given. */
export function RecallQuiz({ quiz }: { quiz: QuizView }) {
  const [questions, setQuestions] = useState(quiz.recallQuestions);
  const answered = questions.filter(({ answer }) => answer !== null);
  const right = answered.filter(({ answer }) => answer?.isCorrect).length;
  const isOver = answered.length === questions.length;
  const earlier = describeEarlier(quiz.rounds, quiz.round, questions.length);

  async function give(questionId: string, option: number) {
    const body = { question_id: questionId, option, round: quiz.round };
    const told = answeredQuestionSchema.parse(
      await callApi("POST", `/api/quizzes/${quiz.jobId}/answers`, body),
    );
    setQuestions((before) => before.map((one) => (one.id === questionId ? told : one)));
  }
  return (
    <div>
      <div aria-live="polite" className="flex flex-wrap items-end gap-x-8 gap-y-4 pb-8">
        {isOver ? (
          <>
            <p className="font-serif text-hero">
              {right}
              <span className="text-title text-muted"> of {questions.length}</span>
            </p>
            <div className="measure space-y-3 pb-1">
              <p>
                {describeMark(right, questions.length)} {earlier}
              </p>
              <Link
                href={`/videos/${quiz.videoId}/questions?round=${quiz.round + 1}#recall`}
                className={buttonClass.plain}
              >
                Take it again
              </Link>
            </div>
          </>
        ) : (
          <p className="text-small text-muted">
            {answered.length} of {questions.length} answered
            {answered.length > 0 && `, ${right} right`}. {earlier}
          </p>
        )}
      </div>
      <ol>
        {questions.map((question, index) => (
          <RecallQuestion
            key={question.id}
            question={question}
            number={index + 1}
            videoId={quiz.videoId}
            onAnswer={(option) => give(question.id, option)}
          />
        ))}
      </ol>
    </div>
  );
}
