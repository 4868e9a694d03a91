import type { PitchReport } from "#lib/pitch/report.ts";
import { EvidenceQuote } from "../feedback/evidence-quote.tsx";
import { TimeLink } from "../feedback/time-link.tsx";

/** What the first half minute does to a listener. */
export function OpeningNote({ note }: { note: PitchReport["feedback"]["opening"] }) {
  if (note === null) return null;
  return (
    <div className="measure space-y-2">
      <p>
        {note.text} <TimeLink range={note.evidence} label={note.title} />
      </p>
      {note.quote && <EvidenceQuote quote={note.quote} />}
    </div>
  );
}
