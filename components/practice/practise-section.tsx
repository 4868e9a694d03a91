import { MakeQuestions } from "./make-questions.tsx";

/** The way from a take's results to its questions. */
export function PractiseSection({ videoId }: { videoId: string }) {
  return (
    <section aria-labelledby="practise" className="space-y-4">
      <h2 id="practise" className="font-serif text-display">
        Practise the questions
      </h2>
      <p className="measure text-muted">
        What an investor would ask after this take, to answer aloud, and what a listener should still know
        tomorrow.
      </p>
      <MakeQuestions videoId={videoId} label="Practise the questions" look="plain" />
    </section>
  );
}
