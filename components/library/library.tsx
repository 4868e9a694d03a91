import Link from "next/link";
import { buttonClass } from "#components/ui/button-class.ts";
import type { LibraryView } from "#lib/library/get-library-view.ts";
import { CompareSelection } from "./compare-selection.tsx";
import { ContactSheet } from "./contact-sheet.tsx";
import { libraryAddress } from "./library-address.ts";
import { LibrarySearch } from "./library-search.tsx";
import { NoTakes } from "./no-takes.tsx";
import { Pager } from "./pager.tsx";
import { ProjectRow } from "./project-row.tsx";
import { TrendLine } from "./trend-line.tsx";

function Heading({ view }: { view: LibraryView }) {
  const { project, query } = view;
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-10 gap-y-6 pb-10">
      <div className="space-y-3">
        <h1 className="font-serif text-hero wrap-anywhere">{project?.name ?? "Takes"}</h1>
        {project && (
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <TrendLine scores={project.scores} />
            <Link href={libraryAddress({ ...query, project: "", page: 1 })} className={buttonClass.quiet}>
              All takes
            </Link>
          </div>
        )}
      </div>
      <LibrarySearch query={query} projects={view.projects.map(({ slug, name }) => ({ slug, name }))} />
    </header>
  );
}

function List({ view, projectNames }: { view: LibraryView; projectNames: string[] }) {
  const { list, query, rows } = view;
  const narrowed = query.q !== "" || query.state !== "all" || query.project !== "";
  if (list.total === 0 && narrowed) {
    return (
      <div className="space-y-4">
        <p className="measure" role="status">
          {query.q === "" ? "No take is like that." : <>No take says “{query.q}”.</>} Nothing was removed;
          look for something wider.
        </p>
        <Link href="/videos" className={buttonClass.plain}>
          Show all takes
        </Link>
      </div>
    );
  }
  if (list.cards.length === 0) return null;
  return (
    <section aria-labelledby="list" className="space-y-6">
      <h2 id="list" className={narrowed ? "text-small text-muted" : "font-serif text-title"}>
        {narrowed
          ? `${list.total} ${list.total === 1 ? "take" : "takes"}`
          : rows.length > 0
            ? "In no project"
            : "All of them, the newest first"}
      </h2>
      <ContactSheet cards={list.cards} projectNames={projectNames} isFirst={rows.length === 0} />
      <Pager query={query} pages={view.pages} />
    </section>
  );
}

/** All takes: a row a project and the rest below, or what was searched for. */
export function Library({ view }: { view: LibraryView }) {
  const nothing = view.list.total === 0 && view.projects.every(({ takes }) => takes === 0);
  const asked = libraryAddress(view.query) !== "/videos";
  if (nothing && !asked) {
    return (
      <div className="space-y-10">
        <h1 className="font-serif text-hero">Takes</h1>
        <NoTakes />
      </div>
    );
  }
  // One list for all rows, so that it is sent once.
  const projectNames = view.projects.map(({ name }) => name);
  return (
    <CompareSelection>
      <Heading view={view} />
      <div className="space-y-14">
        {view.rows.map(({ project, takes }, index) => (
          <ProjectRow
            key={project.id}
            project={project}
            takes={takes}
            projectNames={projectNames}
            isFirst={index === 0}
          />
        ))}
        <List view={view} projectNames={projectNames} />
      </div>
    </CompareSelection>
  );
}
