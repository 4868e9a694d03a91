import type { Engine } from "../api/engine.ts";
import type { Exchange } from "../api/http.ts";
import { maxAttemptsOf, readFunctionConfig } from "../registry/function-config.ts";
import { formatMoment } from "./format.ts";
import { html, type Markup } from "./html.ts";
import { sendPage } from "./layout.ts";

interface FunctionRow {
  id: string;
  name: string;
  config: string;
  refusal: string | null;
  removed: boolean;
}

interface EndpointRow {
  url: string;
  app_id: string | null;
  sdk: string | null;
  reachable: boolean;
  problem: string | null;
  seen_at: Date | null;
}

/** `GET /functions`: what is registered, and the workers that serve it. */
export async function showFunctions({ db }: Engine, { response }: Exchange): Promise<void> {
  const [{ rows: functions }, { rows: endpoints }] = await Promise.all([
    db.query<FunctionRow>(
      "select id, name, config, refusal, removed_at is not null as removed from inngest.function order by removed_at nulls first, id",
    ),
    db.query<EndpointRow>("select * from inngest.endpoint order by url"),
  ]);
  sendPage(response, {
    title: "Functions",
    path: "/functions",
    live: html`<h1>Functions</h1>
${functions.length === 0 ? html`<p class="empty">No worker has registered a function yet.</p>` : listFunctions(functions)}
<h2>Workers</h2>
${endpoints.length === 0 ? html`<p class="empty">No worker is known.</p>` : listEndpoints(endpoints)}`,
  });
}

function listFunctions(rows: FunctionRow[]): Markup {
  return html`<table><thead><tr><th scope="col">Function</th><th scope="col">Starts on</th><th scope="col">Limits</th><th scope="col" class="number">Attempts</th></tr></thead>
<tbody>${rows.map((row) => {
    const config = readFunctionConfig(row.config);
    return html`<tr><td><a href="/?function=${encodeURIComponent(row.id)}">${row.name}</a><br><small><code>${row.id}</code></small>
${row.refusal ? html`<p class="error">${row.refusal}</p>` : null}${row.removed ? html`<p class="notice">No worker serves it any more.</p>` : null}</td>
<td>${config.triggers.map(({ event, cron, expression }) => html`<code>${event ?? cron ?? "invoke"}</code>${expression ? html` <small>if ${expression}</small>` : null}<br>`)}</td>
<td>${config.concurrency.map(({ limit, key, scope }) => html`${limit} at once${key ? html` for each <code>${key}</code>` : null}${scope && scope !== "fn" ? ` in the ${scope}` : null}<br>`)}
${config.rateLimit ? html`${config.rateLimit.limit} in ${config.rateLimit.period}<br>` : null}${config.debounce ? html`debounced by ${config.debounce.period}` : null}</td>
<td class="number">${maxAttemptsOf(config)}</td></tr>`;
  })}</tbody></table>`;
}

function listEndpoints(rows: EndpointRow[]): Markup {
  const now = new Date();
  return html`<table><thead><tr><th scope="col">State</th><th scope="col">Address</th><th scope="col">App</th><th scope="col">SDK</th><th scope="col">Changed</th></tr></thead>
<tbody>${rows.map(
    (
      row,
    ) => html`<tr><td><span class="status ${row.reachable ? "completed" : "failed"}">${row.reachable ? "There" : "Away"}</span></td>
<td><code>${row.url}</code>${row.problem ? html`<br><small>${row.problem}</small>` : null}</td><td>${row.app_id}</td><td>${row.sdk}</td><td>${formatMoment(row.seen_at, now)}</td></tr>`,
  )}</tbody></table>`;
}
