import { formatScore } from "#components/ui/format.ts";
import { GradeMark } from "#components/ui/grade-mark.tsx";
import { gradeOf } from "#lib/pitch/bands.ts";
import type { Section } from "#lib/pitch/report.ts";
import { notMeasured } from "../reason-words.ts";
import { type SectionName, sectionLabels, sectionSubjects } from "../section-names.ts";

/** One section of the report: its name, its score or the reason there is none, and what it rests on. */
export function SectionBlock({
  name,
  section,
  children,
}: {
  name: SectionName;
  section: Section;
  children?: React.ReactNode;
}) {
  return (
    <section id={name} aria-labelledby={`${name}-title`} className="space-y-4">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <div>
          <h2 id={`${name}-title`} className="font-serif text-display">
            {sectionLabels[name]}
          </h2>
          <p className="text-muted">{sectionSubjects[name]}</p>
        </div>
        {section.score !== null && (
          <p className="flex items-baseline gap-4">
            <GradeMark grade={gradeOf(section.score)} />
            <span className="font-serif text-display">{formatScore(section.score)}</span>
          </p>
        )}
      </header>
      {section.status === "not_assessed" && (
        <p className="measure border-l-2 border-line-strong pl-4">
          {notMeasured(section.reason).replace("Not measured", "Not judged")} It takes nothing from the score.
        </p>
      )}
      {children}
    </section>
  );
}
