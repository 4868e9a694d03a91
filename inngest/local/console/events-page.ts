import type { Engine } from "../api/engine.ts";
import { type Exchange, HttpError } from "../api/http.ts";
import { formatJson, formatMoment } from "./format.ts";
import { html } from "./html.ts";
import { sendPage } from "./layout.ts";
import { listRuns, type RunRow } from "./runs-page.ts";

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
  const now = new Date();
  const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined;
  sendPage(response, {
    title: "Events",
    path: "/events",
    fixed: html`<details class="send"><summary>Send a test event</summary>
<form method="post" action="/events"><label>Name <input name="name" required maxlength="256" placeholder="app/something.happened" autocomplete="off" spellcheck="false"></label>
<label>Data <textarea name="data" rows="6" spellcheck="false">{}</textarea></label><button>Send</button></form></details>`,
    live: html`<h1>Events</h1>
${
  rows.length === 0
    ? html`<p class="empty">No events yet.</p>`
    : html`<table><thead><tr><th scope="col">Name</th><th scope="col">Event</th><th scope="col">Received</th><th scope="col" class="number">Runs</th></tr></thead>
<tbody>${rows.slice(0, PAGE_SIZE).map((event) => html`<tr><td>${event.name}</td><td><a href="/events/${event.id}"><code>${event.id}</code></a></td><td>${formatMoment(event.received_at, now)}</td><td class="number">${event.runs}</td></tr>`)}</tbody></table>`
}
${last ? html`<p class="pages"><a href="/events?before=${last.id}">Older</a></p>` : null}`,
  });
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
