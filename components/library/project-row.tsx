import Link from "next/link";
import { buttonClass } from "#components/ui/button-class.ts";
import type { TakeList } from "#lib/library/list-takes.ts";
import type { ProjectTrend } from "#lib/library/take-page.ts";
import { ContactSheet } from "./contact-sheet.tsx";
import { libraryAddress } from "./library-address.ts";
import { TrendLine } from "./trend-line.tsx";

function countWords(takes: number): string {
  if (takes === 1) return "Its one take";
  return takes === 2 ? "Both takes" : `All ${takes} takes`;
}

/** One project: its newest takes in a row, the trend under them. No landmark: there may be many, and two of one name. */
export function ProjectRow(props: {
  project: ProjectTrend;
  takes: TakeList;
  projectNames: string[];
  isFirst: boolean;
}) {
  const { project, takes } = props;
  return (
    <section className="space-y-5">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="font-serif text-title wrap-anywhere">{project.name}</h2>
        <Link href={libraryAddress({ project: project.slug })} prefetch={false} className={buttonClass.quiet}>
          {countWords(project.takes)}
        </Link>
      </header>
      <ContactSheet cards={takes.cards} projectNames={props.projectNames} isFirst={props.isFirst} />
      <TrendLine scores={project.scores} />
    </section>
  );
}
