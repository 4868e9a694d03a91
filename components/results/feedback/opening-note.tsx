import type { PitchReport } from "#lib/pitch/report.ts";
import { EvidenceQuote } from "./evidence-quote.tsx";
import { TimeLink } from "./time-link.tsx";

/** What the first half minute does to a listener. */
export function OpeningNote({ note }: { note: PitchReport["feedback"]["opening"] }) {
  if (note === null) return null;
  return (
    <section aria-labelledby="opening" className="measure space-y-2">
      <h2 id="opening" className="font-serif text-title">
        {note.title}
      </h2>
      <p>
        {note.text} <TimeLink range={note.evidence} label={note.title} />
      </p>
      {note.quote && <EvidenceQuote quote={note.quote} />}
    </section>
  );
}
