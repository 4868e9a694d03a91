import type { Caller } from "#lib/auth/caller.ts";
import { listProjectTrends, listTakesAndRows, type TakeList, takesPerPage } from "./list-takes.ts";
import type { ProjectTrend, TakeQuery } from "./take-page.ts";

/** Projects shown with a row of takes each; more are reached by their names. */
const rowsShown = 8;
/** What stands in one line on a desk. */
const takesInRow = 4;

export type LibraryView = {
  query: TakeQuery;
  projects: ProjectTrend[];
  /** The project asked for; null for all. */
  project: ProjectTrend | null;
  /** One row a project on the first page where nothing narrower was asked; else empty. */
  rows: { project: ProjectTrend; takes: TakeList }[];
  /** The takes asked for; on the grouped page those of no project. */
  list: TakeList;
  pages: number;
};

/** Reads all that the library shows. */
export async function getLibraryView(caller: Caller, query: TakeQuery): Promise<LibraryView> {
  const projects = await listProjectTrends(caller);
  const project = projects.find(({ slug }) => slug === query.project) ?? null;
  const grouped = query.q === "" && query.project === "" && query.state === "all" && query.sort === undefined;
  const withTakes = projects.filter(({ takes }) => takes > 0);
  const shown = grouped && query.page === 1 ? withTakes.slice(0, rowsShown) : [];
  const { list, rows } = await listTakesAndRows(
    caller,
    { query, projectId: project?.id ?? null, looseOnly: grouped },
    { projectIds: shown.map(({ id }) => id), limit: takesInRow },
  );
  const none: TakeList = { total: 0, cards: [] };
  return {
    query,
    projects,
    project,
    rows: shown.map((one, index) => ({ project: one, takes: rows[index] ?? none })),
    list,
    pages: Math.max(1, Math.ceil(list.total / takesPerPage)),
  };
}
