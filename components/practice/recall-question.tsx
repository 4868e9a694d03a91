"use client";

import { useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { messageOf } from "#components/ui/call-api.ts";
import type { OpenQuestion } from "#lib/quiz/conceal-quiz.ts";
import { SaidAt } from "./said-at.tsx";

type Answer = NonNullable<OpenQuestion["answer"]>;

function Options({ options, answer }: { options: string[]; answer: Answer }) {
  return (
    <ul className="space-y-1">
      {options.map((option, index) => {
        const isRight = index === answer.correct;
        const isGiven = index === answer.option;
        return (
          <li
            key={option}
            className={`flex min-h-10 items-center gap-3 border-l-2 pl-4 ${isRight ? "border-good" : isGiven ? "border-poor" : "border-transparent text-muted"}`}
          >
            <span className={isRight ? "font-medium" : isGiven ? "line-through" : ""}>{option}</span>
            {isRight && <span className="text-small text-good">✓ right</span>}
            {isGiven && (
              <span className={`text-small ${isRight ? "text-good" : "text-poor"}`}>
                {isRight ? "your answer" : "✕ your answer"}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** One question with its options; what is right comes from the server once it is answered. */
export function RecallQuestion(props: {
  question: OpenQuestion;
  number: number;
  videoId: string;
  onAnswer: (option: number) => Promise<void>;
}) {
  const { question } = props;
  const [state, setState] = useState<{ working: boolean; error: string | null }>({
    working: false,
    error: null,
  });

  async function submit(form: FormData) {
    const option = form.get("option");
    if (option === null) return;
    setState({ working: true, error: null });
    try {
      await props.onAnswer(Number(option));
      setState({ working: false, error: null });
    } catch (thrown) {
      setState({ working: false, error: messageOf(thrown) });
    }
  }
  return (
    <li className="grid gap-x-8 gap-y-4 border-t border-line py-8 sm:grid-cols-[3rem_minmax(0,1fr)]">
      <p aria-hidden="true" className="font-serif text-title text-muted">
        {props.number}
      </p>
      {question.answer ? (
        <div className="measure space-y-4">
          <h3 className="text-lead">{question.question}</h3>
          <Options options={question.options} answer={question.answer} />
          <div role="status" className="space-y-2">
            <p className="text-small text-muted">
              {question.answer.isCorrect ? "Right. It was said here:" : "Not quite. It was said here:"}
            </p>
            <SaidAt quote={question.answer.quote} videoId={props.videoId} />
          </div>
        </div>
      ) : (
        // Not as the form's action: that would clear the choice when it could not be sent.
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit(new FormData(event.currentTarget));
          }}
          className="measure space-y-4"
        >
          <fieldset className="space-y-1">
            <legend className="pb-3 text-lead">{question.question}</legend>
            {question.options.map((option, index) => (
              <label key={option} className="flex min-h-10 items-center gap-3">
                <input type="radio" name="option" value={index} required className="size-4 accent-accent" />
                {option}
              </label>
            ))}
          </fieldset>
          <button type="submit" disabled={state.working} className={buttonClass.plain}>
            {state.working ? "Marking …" : "Answer"}
          </button>
          {state.error !== null && (
            <p role="alert" className="text-small text-poor">
              {state.error}
            </p>
          )}
        </form>
      )}
    </li>
  );
}
