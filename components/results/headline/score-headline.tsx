import { formatScore } from "#components/ui/format.ts";
import { GradeMark } from "#components/ui/grade-mark.tsx";
import { gradeOf } from "#lib/pitch/bands.ts";
import type { PitchReport } from "#lib/pitch/report.ts";
import { noisePoints } from "#lib/takes/compare-reports.ts";
import { sectionLabels, sectionNames } from "../section-names.ts";
import { listOmissions, summarise } from "./summarise.ts";

function SectionRule({ name, report }: { name: (typeof sectionNames)[number]; report: PitchReport }) {
  const { score } = report.sections[name];
  return (
    <li>
      <a
        href={`#${name}`}
        className="group grid min-h-10 grid-cols-[4.5rem_1fr_2rem_5rem] items-center gap-3 sm:grid-cols-[6rem_1fr_2rem_5rem]"
      >
        <span className="underline-offset-4 group-hover:underline">{sectionLabels[name]}</span>
        <span className="relative h-4" aria-hidden="true">
          <span className="ruler-ticks absolute inset-x-0 bottom-0 h-1.5" />
          {score !== null && (
            <span
              className="absolute -top-0.5 bottom-0 w-1 -translate-x-1/2 bg-ink"
              style={{ left: `${score}%` }}
            />
          )}
        </span>
        <span className="figures text-right">{score === null ? "–" : formatScore(score)}</span>
        {score === null ? (
          <span className="text-small text-muted">not judged</span>
        ) : (
          <GradeMark grade={gradeOf(score)} />
        )}
      </a>
    </li>
  );
}

/** The score, one sentence, and the three sections on rulers of the same length. */
export function ScoreHeadline({ report }: { report: PitchReport }) {
  const omissions = listOmissions(report);
  return (
    <section aria-labelledby="score" className="space-y-8">
      <div className="flex flex-wrap items-end gap-x-10 gap-y-6">
        <h2 id="score" className="font-serif text-score">
          <span className="sr-only">Score: </span>
          {report.overallScore === null ? (
            <span className="text-line-strong">–</span>
          ) : (
            formatScore(report.overallScore)
          )}
          <span className="ml-2 font-sans text-body tracking-normal text-muted">
            {report.overallScore !== null && <>± {noisePoints.overall} </>}of 100
          </span>
        </h2>
        <p className="min-w-0 max-w-112 basis-64 grow font-serif text-title">{summarise(report)}</p>
      </div>
      {report.overallScore !== null && (
        <p className="measure text-small text-muted">
          Given again no better and no worse, the same talk scores within {noisePoints.overall} points of
          this.
        </p>
      )}
      <ul className="max-w-160">
        {sectionNames.map((name) => (
          <SectionRule key={name} name={name} report={report} />
        ))}
      </ul>
      {omissions.map((sentence) => (
        <p key={sentence} className="measure border-l-2 border-line-strong pl-4 text-small">
          {sentence}
        </p>
      ))}
    </section>
  );
}
