"use client";

import { useId, useState } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { callApi, messageOf } from "#components/ui/call-api.ts";
import type { QuizView } from "#lib/quiz/get-quiz.ts";
import { Rehearsal } from "./rehearsal.tsx";
import { TakeTime } from "./said-at.tsx";

type Question = QuizView["investorQuestions"][number];
type Standing = NonNullable<Question["practice"]>["standing"];
type Saving = { name: "resting" | "saving" | "saved" } | { name: "failed"; message: string };

const choices = [
  { standing: "answered", label: "I can answer it" },
  { standing: "needs_work", label: "Needs work" },
] as const;
const savingWords = { resting: "", saving: "Saving …", saved: "Saved" } as const;

/** One open question: why it is asked, and a place to practise it. Every change is kept as it is made. */
export function InvestorQuestion(props: { question: Question; jobId: string; videoId: string }) {
  const { question, jobId } = props;
  const id = useId();
  const [standing, setStanding] = useState<Standing>(question.practice?.standing ?? null);
  const [spoken, setSpoken] = useState(question.practice?.spokenSeconds ?? null);
  const [keptNotes, setKeptNotes] = useState(question.practice?.notes ?? "");
  const [saving, setSaving] = useState<Saving>({ name: "resting" });

  async function keep(change: { standing?: Standing; notes?: string; spoken_seconds?: number }) {
    setSaving({ name: "saving" });
    try {
      await callApi("PUT", `/api/quizzes/${jobId}/practice/${encodeURIComponent(question.id)}`, change);
      setSaving({ name: "saved" });
      if (change.notes !== undefined) setKeptNotes(change.notes);
    } catch (error) {
      setSaving({ name: "failed", message: messageOf(error) });
    }
  }
  function choose(chosen: NonNullable<Standing>) {
    const next = standing === chosen ? null : chosen;
    setStanding(next);
    void keep({ standing: next });
  }
  return (
    <li className="grid gap-x-12 gap-y-5 border-t border-line pt-6 pb-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="measure space-y-3">
        <h3 className="font-serif text-title">{question.question}</h3>
        <p className="text-muted">{question.why}</p>
        {question.quote && <TakeTime quote={question.quote} videoId={props.videoId} label="Hear it at" />}
      </div>
      <div className="space-y-3">
        <Rehearsal
          lastSeconds={spoken}
          onSpoken={(seconds) => {
            setSpoken(seconds);
            void keep({ spoken_seconds: seconds });
          }}
        />
        <fieldset className="flex flex-wrap gap-2">
          <legend className="sr-only">How it went</legend>
          {choices.map(({ standing: choice, label }) => (
            <button
              key={choice}
              type="button"
              aria-pressed={standing === choice}
              onClick={() => choose(choice)}
              className={`${buttonClass.plain} aria-pressed:border-ink! aria-pressed:bg-ink aria-pressed:text-paper`}
            >
              {label}
            </button>
          ))}
        </fieldset>
        <label htmlFor={id} className="block text-small text-muted">
          Notes for your answer
          <textarea
            id={id}
            rows={2}
            maxLength={4000}
            defaultValue={keptNotes}
            onBlur={(event) => {
              const notes = event.currentTarget.value;
              if (notes !== keptNotes) void keep({ notes });
            }}
            className="field mt-1 block w-full"
          />
        </label>
        {saving.name === "failed" ? (
          <p role="alert" className="text-small text-poor">
            {saving.message}
          </p>
        ) : (
          <p aria-live="polite" className="min-h-5 text-small text-muted">
            {savingWords[saving.name]}
          </p>
        )}
      </div>
    </li>
  );
}
