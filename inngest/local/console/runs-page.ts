import type { Engine } from "../api/engine.ts";
import type { Exchange } from "../api/http.ts";
import { formatDuration, formatMoment, formatStatus } from "./format.ts";
import { html, type Markup } from "./html.ts";
import { sendPage } from "./layout.ts";
import { drawTable } from "./table.ts";

export interface RunRow {
  id: string;
  function_id: string;
  status: string;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
}

const STATUSES = ["Running", "Queued", "Completed", "Failed", "Cancelled"];
const PAGE_SIZE = 50;

/** `GET /`: the latest runs, by status and function, fifty a page. */
export async function showRuns({ db }: Engine, { response, url }: Exchange): Promise<void> {
  const status = STATUSES.find((name) => name === url.searchParams.get("status")) ?? null;
  const functionId = url.searchParams.get("function");
  const before = url.searchParams.get("before");
  const { rows } = await db.query<RunRow>(
    `select id, function_id, status, created_at, started_at, ended_at from inngest.run
      where ($1::text is null or status = $1) and ($2::text is null or function_id = $2) and ($3::text is null or id < $3)
      order by id desc limit ${PAGE_SIZE + 1}`,
    [status, functionId, before],
  );
  const link = (query: Record<string, string | null>) => {
    const parameters = Object.entries({ status, function: functionId, ...query }).filter(
      ([, value]) => value,
    );
    const search = new URLSearchParams(parameters as [string, string][]).toString();
    return search ? `/?${search}` : "/";
  };
  const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined;
  sendPage(response, {
    title: "Runs",
    path: "/",
    live: html`<h1>Runs${functionId ? html` of <code>${functionId}</code>` : null}</h1>
<nav class="filter" aria-label="Status">${[null, ...STATUSES].map(
      (name) =>
        html`<a href="${link({ status: name })}" ${name === status ? html`aria-current="true"` : null}>${name ?? "All"}</a>`,
    )}${functionId ? html`<a href="${link({ function: null })}">All functions</a>` : null}</nav>
${listRuns(rows.slice(0, PAGE_SIZE))}
${before || last ? html`<p class="pages">${before ? html`<a href="${link({})}">Latest</a>` : null} ${last ? html`<a href="${link({ before: last.id })}">Older</a>` : null}</p>` : null}`,
  });
}

const COLUMNS = [
  { title: "Status" },
  { title: "Function" },
  { title: "Run" },
  { title: "Queued (UTC)" },
  { title: "Took", isNumber: true },
];

/** A table of runs. */
export function listRuns(rows: RunRow[]): Markup {
  const now = new Date();
  if (rows.length === 0) return html`<p class="empty">No runs here.</p>`;
  const cells = rows.map((run) => [
    formatStatus(run.status),
    run.function_id,
    html`<a href="/runs/${run.id}"><code>${run.id}</code></a>`,
    formatMoment(run.created_at, now),
    run.started_at ? formatDuration((run.ended_at ?? now).getTime() - run.started_at.getTime()) : "–",
  ]);
  return drawTable(COLUMNS, cells);
}
