import Link from "next/link";
import { JobProgress } from "#components/progress/job-progress.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { countOf } from "#components/ui/format.ts";
import type { PracticeView } from "#lib/quiz/get-practice-view.ts";
import type { QuizView } from "#lib/quiz/get-quiz.ts";
import { decidePractice } from "./decide-practice.ts";
import { InvestorQuestion } from "./investor-question.tsx";
import { MakeQuestions } from "./make-questions.tsx";
import { explainNothing } from "./practice-words.ts";
import { RecallQuiz } from "./recall-quiz.tsx";

function Part(props: { id: string; title: string; subject: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id} className="scroll-mt-6 font-serif text-display">
        {props.title}
      </h2>
      <p className="measure pt-2 pb-6 text-muted">{props.subject}</p>
      {props.children}
    </section>
  );
}

function Quiz({ quiz }: { quiz: QuizView }) {
  const { investorQuestions: open, recallQuestions: recall } = quiz;
  return (
    <div className="space-y-18">
      {open.length > 0 && (
        <Part
          id="investor"
          title="An investor would ask"
          subject={`${countOf(open.length, "question")} that the pitch leaves open, what was left out first. Answer aloud, then say honestly how it went.`}
        >
          <ol className="border-b border-line">
            {open.map((question) => (
              <InvestorQuestion
                key={question.id}
                question={question}
                jobId={quiz.jobId}
                videoId={quiz.videoId}
              />
            ))}
          </ol>
        </Part>
      )}
      {recall.length > 0 && (
        <Part
          id="recall"
          title="A listener should remember"
          subject="Give these to somebody who heard the pitch once, or test yourself. The first answer counts."
        >
          <RecallQuiz key={`${quiz.jobId}-${quiz.round}`} quiz={quiz} />
        </Part>
      )}
      <p className="text-small text-muted">
        Thought of by <span className="figures">{quiz.generator}</span> from what is said in this take.
      </p>
    </div>
  );
}

function Body({ view, readAt }: { view: PracticeView; readAt: string }) {
  const { video, job, steps, quiz } = view;
  const state = decidePractice(view);
  if (state === "quiz" && quiz) return <Quiz quiz={quiz} />;
  if (state === "thinking" && job)
    return <JobProgress key={job.id} snapshot={{ job, steps, readAt }} of="the questions" />;
  const words = {
    not_asked:
      "From what is said in this take come two sets of questions: what an investor would ask, and what a listener should remember.",
    failed: `${job?.errorMessage ?? "The questions could not be thought of."} Your take and its results are as they were.`,
    cancelled:
      "The questions were stopped before they were there. Your take and its results are as they were.",
    nothing_to_ask: explainNothing(quiz?.reason ?? null),
  };
  const isKnown = state === "not_asked" || state === "failed" || state === "cancelled";
  return (
    <div className="space-y-6">
      <p
        role={state === "failed" ? "alert" : undefined}
        className={`measure border-l-2 pl-4 ${state === "failed" ? "border-poor" : "border-line-strong"}`}
      >
        {isKnown ? words[state] : words.nothing_to_ask}
      </p>
      <div className="flex flex-wrap items-start gap-3">
        <MakeQuestions
          videoId={video.id}
          label={state === "not_asked" ? "Think of questions" : "Try it again"}
          fresh={state !== "not_asked"}
        />
        <Link href={`/videos/${video.id}`} className={buttonClass.quiet}>
          Back to the take
        </Link>
      </div>
    </div>
  );
}

/** The questions on one take, in every state they can be in. `readAt` is the server's clock when the view was read. */
export function PracticeDesk({ view, readAt }: { view: PracticeView; readAt: string }) {
  const { video } = view;
  return (
    <div className="desk grow space-y-12 pt-12 pb-24">
      <header className="space-y-3">
        <h1 className="font-serif text-hero">Questions</h1>
        <p className="flex flex-wrap items-baseline gap-x-6">
          <span className="text-muted">
            on{" "}
            <Link
              href={`/videos/${video.id}`}
              className="text-ink underline decoration-line-strong underline-offset-4 hover:decoration-ink"
            >
              {video.title}
            </Link>
          </span>
        </p>
      </header>
      {view.isOutdated && (
        <div className="measure space-y-2 border-l-2 border-warn pl-4">
          <p>This take was analysed again since. New questions would follow the newer judgement.</p>
          <MakeQuestions videoId={video.id} label="Think of new questions" fresh look="plain" />
        </div>
      )}
      <Body view={view} readAt={readAt} />
    </div>
  );
}
