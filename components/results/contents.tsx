import { formatScore } from "#components/ui/format.ts";
import type { PitchReport } from "#lib/pitch/report.ts";
import { sectionLabels, sectionNames } from "./section-names.ts";

/** Where things stand on the page; beside the player on a desk. */
export function Contents(props: { report: PitchReport; hasReel: boolean; hasExports: boolean }) {
  const { report } = props;
  const others = [
    ["transcript", "Transcript", report.transcript !== null],
    ["reel", "Reel", props.hasReel],
    ["exports", "Take it with you", props.hasExports],
  ] as const;
  const entries: [id: string, label: string, score: number | null][] = [
    ["score", "Score", report.overallScore],
    ["improve", "Work on these", null],
    ["sheet", "Score sheet", null],
    ...sectionNames.map((name): [string, string, number | null] => [
      name,
      sectionLabels[name],
      report.sections[name].score,
    ]),
    ...others.filter(([, , there]) => there).map(([id, label]): [string, string, null] => [id, label, null]),
    ["receipt", "Receipt", null],
  ];
  return (
    <nav aria-label="On this page" className="hidden lg:block">
      <ul>
        {entries.map(([id, label, score]) => (
          <li key={id} className="border-b border-line">
            <a
              href={`#${id}`}
              className="flex min-h-9 items-center justify-between text-small text-muted hover:text-ink"
            >
              {label}
              {score !== null && <span className="figures">{formatScore(score)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
