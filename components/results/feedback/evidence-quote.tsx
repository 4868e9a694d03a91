import type { Quote } from "#lib/pitch/report.ts";
import { TimeLink } from "./time-link.tsx";

/** Words of the take, with the place where they were said. */
export function EvidenceQuote({ quote }: { quote: Quote }) {
  return (
    <figure className="flex items-baseline gap-3">
      <blockquote className="font-quote text-lead italic">“{quote.text}”</blockquote>
      <figcaption className="shrink-0">
        <TimeLink range={quote} label="this sentence" />
      </figcaption>
    </figure>
  );
}
