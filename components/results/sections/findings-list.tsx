import { GradeMark } from "#components/ui/grade-mark.tsx";
import type { ContentFinding } from "#lib/pitch/report.ts";
import { EvidenceQuote } from "../feedback/evidence-quote.tsx";

/** How the content is told: its order and how easily it is followed. Reported, not scored. */
export function FindingsList({ findings }: { findings: ContentFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <div className="space-y-2">
      <h3 className="font-serif text-title">How it is told</h3>
      <p className="text-small text-muted">Reported, not scored.</p>
      <ul className="border-b border-line">
        {findings.map((finding) => (
          <li
            key={finding.metric}
            className="grid gap-x-8 gap-y-1 border-t border-line py-4 sm:grid-cols-[11rem_1fr]"
          >
            <div className="flex items-baseline justify-between gap-4 sm:block">
              <h4 className="font-medium">{finding.label}</h4>
              {finding.grade && <GradeMark grade={finding.grade} />}
            </div>
            <div className="measure space-y-1">
              <p>{finding.note}</p>
              {finding.quotes.map((quote) => (
                <EvidenceQuote key={quote.startSeconds} quote={quote} />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
