import Link from "next/link";
import { sectionLabels } from "#components/results/section-names.ts";
import { formatScore } from "#components/ui/format.ts";
import { LocalTime } from "#components/ui/local-time.tsx";
import type { ComparisonView } from "#lib/takes/get-comparison-view.ts";
import type { Video } from "#lib/videos/schema.ts";
import { ComparedMetrics } from "./compared-metrics.tsx";
import { differenceWords, headlineOf, verdictColour, verdictWords } from "./comparison-words.ts";

function Side({ video, score, place }: { video: Video; score: number | null; place: string }) {
  return (
    <div className="min-w-0 space-y-2">
      <p className="text-small text-muted">
        {place}, <LocalTime iso={video.createdAt} />
      </p>
      <p className="font-serif text-hero">{score === null ? "–" : formatScore(score)}</p>
      <Link
        href={`/videos/${video.id}`}
        className="block wrap-anywhere underline decoration-line-strong underline-offset-4 hover:decoration-ink"
      >
        {video.title}
      </Link>
    </div>
  );
}

/** Two takes side by side: what got better, what got worse, and what only looks so. */
export function Comparison({ view: { before, after, comparison } }: { view: ComparisonView }) {
  const { overall, sections, metrics, notes } = comparison;
  return (
    <div className="desk grow space-y-14 pt-12 pb-24">
      <header className="space-y-8">
        <h1 className="max-w-208 font-serif text-display">{headlineOf(overall)}</h1>
        <div className="grid max-w-160 grid-cols-2 gap-8">
          <Side video={before} score={overall.before} place="Before" />
          <Side video={after} score={overall.after} place="After" />
        </div>
        {notes.map((note) => (
          <p key={note} className="measure border-l-2 border-warn pl-4">
            {note}
          </p>
        ))}
      </header>
      {(["content", "delivery", "visual"] as const).map((name) => {
        const section = sections[name];
        return (
          <section
            key={name}
            aria-labelledby={`compare-${name}`}
            className="space-y-4 border-t border-line pt-8"
          >
            <header className="flex flex-wrap items-baseline gap-x-6">
              <h2 id={`compare-${name}`} className="font-serif text-title">
                {sectionLabels[name]}
              </h2>
              <p className={`text-small ${verdictColour[section.verdict]}`}>
                <span className="figures">{differenceWords(section)}</span> {verdictWords[section.verdict]}
              </p>
            </header>
            <ComparedMetrics
              caption={sectionLabels[name]}
              metrics={metrics.filter((one) => one.section === name)}
            />
          </section>
        );
      })}
    </div>
  );
}
