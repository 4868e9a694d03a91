import type { Engine } from "../api/engine.ts";
import { type Exchange, HttpError } from "../api/http.ts";
import { formatDuration, formatError, formatJson, formatMoment, formatStatus } from "./format.ts";
import { html, type Markup } from "./html.ts";
import { sendPage } from "./layout.ts";
import type { RunRow } from "./runs-page.ts";
import { type AttemptRow, drawTimeline, type StepRow } from "./timeline.ts";

interface RunDetail extends RunRow {
  event_id: string;
  event_name: string;
  payload: string;
  output: string | null;
  error: string | null;
  reason: string | null;
  function_name: string | null;
  parent_run_id: string | null;
  rerun_of: string | null;
}

interface JobRow {
  step_name: string | null;
  attempt: number;
  note: string | null;
  available_at: Date;
  under_way: boolean;
}

/** `GET /runs/:id`: what happened in a run, step by step, and what it waits for. */
export async function showRun({ db }: Engine, { response, parameters }: Exchange): Promise<void> {
  const values = [parameters.id];
  const [{ rows: runs }, { rows: steps }, { rows: attempts }, { rows: jobs }] = await Promise.all([
    db.query<RunDetail>(
      `select r.*, e.name as event_name, e.payload, f.name as function_name from inngest.run r
         join inngest.event e on e.id = r.event_id left join inngest.function f on f.id = r.function_id where r.id = $1`,
      values,
    ),
    db.query<StepRow>(
      `select s.*, child.id as invoked_run_id, l.event_name as awaited_event, l.expression as awaited_if from inngest.step s
         left join inngest.run child on child.parent_run_id = s.run_id and child.parent_step_id = s.id
         left join inngest.listener l on l.run_id = s.run_id and l.step_id = s.id
        where s.run_id = $1 order by s.started_at, s.position`,
      values,
    ),
    db.query<AttemptRow>("select * from inngest.attempt where run_id = $1 order by id", values),
    db.query<JobRow>(
      `select s.name as step_name, j.attempt, j.note, j.available_at, j.lease_id is not null as under_way
         from inngest.job j left join inngest.step s on s.run_id = j.run_id and s.id = j.step_id
        where j.run_id = $1 order by j.id`,
      values,
    ),
  ]);
  const [run] = runs;
  if (!run) throw new HttpError(404, "there is no such run");
  const now = new Date();
  const from = run.started_at ?? run.created_at;
  const to = run.ended_at ?? now;
  sendPage(response, {
    title: run.function_name ?? run.function_id,
    path: "/",
    live: html`<h1>${run.function_name ?? run.function_id} ${formatStatus(run.status)}</h1>
<dl class="facts">
<div><dt>Function</dt><dd><a href="/?function=${encodeURIComponent(run.function_id)}"><code>${run.function_id}</code></a></dd></div>
<div><dt>Run</dt><dd><code>${run.id}</code></dd></div>
<div><dt>Queued (UTC)</dt><dd>${formatMoment(run.created_at, now)}</dd></div>
<div><dt>Started (UTC)</dt><dd>${formatMoment(run.started_at, now)}</dd></div>
<div><dt>Took</dt><dd>${run.started_at ? formatDuration(to.getTime() - from.getTime()) : "–"}</dd></div>
<div><dt>Event</dt><dd><a href="/events/${run.event_id}">${run.event_name}</a></dd></div>
${run.parent_run_id ? html`<div><dt>Invoked by</dt><dd><a href="/runs/${run.parent_run_id}"><code>${run.parent_run_id}</code></a></dd></div>` : null}
${run.rerun_of ? html`<div><dt>Rerun of</dt><dd><a href="/runs/${run.rerun_of}"><code>${run.rerun_of}</code></a></dd></div>` : null}
</dl>
<div class="actions">
${run.ended_at ? html`<form method="post" action="/runs/${run.id}/rerun"><button>Run again</button></form>` : html`<form method="post" action="/runs/${run.id}/cancel"><button class="danger">Cancel this run</button></form>`}
</div>
${run.reason ? html`<p class="notice">${run.reason}</p>` : null}
${run.error && !run.reason ? formatError(run.error) : null}
${listJobs(jobs, now)}
<section aria-labelledby="steps"><h2 id="steps">Steps</h2>
${steps.length + attempts.length > 0 ? drawTimeline(steps, attempts, from, to) : html`<p class="empty">No steps yet.</p>`}</section>
${run.status === "Completed" ? html`<section aria-labelledby="output"><h2 id="output">Output</h2>${formatJson(run.output)}</section>` : null}
<section aria-labelledby="event"><h2 id="event">Event</h2>${formatJson(run.payload)}</section>`,
  });
}

function listJobs(jobs: JobRow[], now: Date): Markup | null {
  if (jobs.length === 0) return null;
  return html`<ul class="jobs">${jobs.map(
    (job) =>
      html`<li>${job.under_way ? "Executing" : job.available_at > now ? html`Due at ${formatMoment(job.available_at, now)}:` : "Queued:"}
${job.step_name ?? "the next step"}${job.attempt > 0 ? `, attempt ${job.attempt + 1}` : null}${job.note ? html`<br><small>${job.note}</small>` : null}</li>`,
  )}</ul>`;
}
