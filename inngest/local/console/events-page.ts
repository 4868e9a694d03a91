import type { Engine } from "../api/engine.ts";
import { type Exchange, HttpError } from "../api/http.ts";
import { formatJson, formatMoment } from "./format.ts";
import { html, type Markup } from "./html.ts";
import { sendPage } from "./layout.ts";
import { listRuns, type RunRow } from "./runs-page.ts";
import { drawTable } from "./table.ts";

interface EventRow {
  id: string;
  name: string;
  received_at: Date;
  runs: number;
}

const PAGE_SIZE = 50;

/** `GET /events`: the latest events, and a form to send one. */
export async function showEvents({ db }: Engine, { response, url }: Exchange): Promise<void> {
  const before = url.searchParams.get("before");
  const { rows } = await db.query<EventRow>(
    `select id, name, received_at, (select count(*)::int from inngest.run where event_id = event.id) as runs
       from inngest.event where $1::text is null or id < $1 order by id desc limit ${PAGE_SIZE + 1}`,
    [before],
  );
  const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined;
  sendPage(response, {
    title: "Events",
    path: "/events",
    fixed: html`<h1>Events</h1><details class="send"><summary>Send a test event</summary>
<form method="post" action="/events"><label>Name <input name="name" required maxlength="256" placeholder="app/something.happened" autocomplete="off" spellcheck="false"></label>
<label>Data <textarea name="data" rows="6" spellcheck="false">{}</textarea></label><button>Send</button></form></details>`,
    live: html`${rows.length === 0 ? html`<p class="empty">No events yet.</p>` : listEvents(rows.slice(0, PAGE_SIZE))}
${last ? html`<p class="pages"><a href="/events?before=${last.id}">Older</a></p>` : null}`,
  });
}

const COLUMNS = [
  { title: "Name" },
  { title: "Event" },
  { title: "Received (UTC)" },
  { title: "Runs", isNumber: true },
];

function listEvents(rows: EventRow[]): Markup {
  const now = new Date();
  const cells = rows.map((event) => [
    event.name,
    html`<a href="/events/${event.id}"><code>${event.id}</code></a>`,
    formatMoment(event.received_at, now),
    event.runs,
  ]);
  return drawTable(COLUMNS, cells);
}

/** `GET /events/:id`: an event and the runs it started. */
export async function showEvent({ db }: Engine, { response, parameters }: Exchange): Promise<void> {
  const { rows } = await db.query<{ name: string; payload: string }>(
    "select name, payload from inngest.event where id = $1",
    [parameters.id],
  );
  const [event] = rows;
  if (!event) throw new HttpError(404, "there is no such event");
  const { rows: runs } = await db.query<RunRow>(
    "select id, function_id, status, created_at, started_at, ended_at from inngest.run where event_id = $1 order by id",
    [parameters.id],
  );
  sendPage(response, {
    title: event.name,
    path: "/events",
    live: html`<h1>${event.name}</h1>${listRuns(runs)}<h2>Payload</h2>${formatJson(event.payload)}`,
  });
}
