import type { PitchReport } from "#lib/pitch/report.ts";
import { listChanges, toScored } from "./list-changes.ts";
import { WhatIf } from "./what-if.tsx";

/** What the next take could score, thing by thing. */
export function WhatIfSection({ report }: { report: PitchReport }) {
  const scored = toScored(report);
  const changes = listChanges(scored);
  if (report.overallScore === null || changes.length === 0) return null;
  return (
    <section aria-labelledby="what-if" className="space-y-4">
      <div>
        <h2 id="what-if" className="font-serif text-title">
          What if one thing were different?
        </h2>
        <p className="measure text-muted">
          Move it and read the score, by the same arithmetic that scored this take.
        </p>
      </div>
      <WhatIf scored={scored} changes={changes} />
    </section>
  );
}
