import type { Engine } from "../api/engine.ts";
import type { Exchange } from "../api/http.ts";
import { type FunctionConfig, maxAttemptsOf, readFunctionConfig } from "../registry/function-config.ts";
import { formatMoment } from "./format.ts";
import { html, type Markup } from "./html.ts";
import { sendPage } from "./layout.ts";
import { drawTable } from "./table.ts";

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

const FUNCTION_COLUMNS = [
  { title: "Function" },
  { title: "Starts on" },
  { title: "Limits" },
  { title: "Attempts", isNumber: true },
];

function listFunctions(rows: FunctionRow[]): Markup {
  const cells = rows.map((row) => {
    const config = readFunctionConfig(row.config);
    return [
      html`<a href="/?function=${encodeURIComponent(row.id)}">${row.name}</a><br><small><code>${row.id}</code></small>
${row.refusal ? html`<p class="error">${row.refusal}</p>` : null}${row.removed ? html`<p class="notice">No worker serves it any more.</p>` : null}`,
      lines(config.triggers.map(describeTrigger)),
      lines(describeLimits(config)),
      maxAttemptsOf(config),
    ];
  });
  return drawTable(FUNCTION_COLUMNS, cells);
}

function describeTrigger({ event, cron, expression }: FunctionConfig["triggers"][number]): Markup {
  return html`<code>${event ?? cron ?? "invoke"}</code>${expression ? html` <small>if ${expression}</small>` : null}`;
}

function describeLimits({ concurrency, rateLimit, debounce, idempotency }: FunctionConfig): Markup[] {
  const limits = concurrency.map(
    ({ limit, key, scope }) =>
      html`${limit} at once${key ? html` for each <code>${key}</code>` : null}${scope && scope !== "fn" ? ` in the ${scope}` : null}`,
  );
  if (rateLimit) limits.push(html`${rateLimit.limit} in ${rateLimit.period}`);
  if (debounce) limits.push(html`debounced by ${debounce.period}`);
  if (idempotency) limits.push(html`once a day for each <code>${idempotency}</code>`);
  return limits;
}

function lines(parts: Markup[]): Markup {
  return html`${parts.map((part, index) => html`${index > 0 ? html`<br>` : null}${part}`)}`;
}

const WORKER_COLUMNS = ["State", "Address", "App", "SDK", "Seen (UTC)"].map((title) => ({ title }));

function listEndpoints(rows: EndpointRow[]): Markup {
  const now = new Date();
  const cells = rows.map((row) => [
    html`<span class="status ${row.reachable ? "completed" : "failed"}">${row.reachable ? "There" : "Away"}</span>`,
    html`<code>${row.url}</code>${row.problem ? html`<br><small>${row.problem}</small>` : null}`,
    row.app_id,
    row.sdk,
    formatMoment(row.seen_at, now),
  ]);
  return drawTable(WORKER_COLUMNS, cells);
}
