import { formatDuration, formatError, formatJson, formatMoment, formatStatus } from "./format.ts";
import { html, type Markup } from "./html.ts";

export interface StepRow {
  id: string;
  op: string;
  name: string;
  status: string;
  attempts: number;
  output: string | null;
  error: string | null;
  due_at: Date | null;
  started_at: Date;
  ended_at: Date | null;
  /** The run that this step started, and what it listens for. */
  invoked_run_id: string | null;
  awaited_event: string | null;
  awaited_if: string | null;
}

export interface AttemptRow {
  step_id: string | null;
  step_name: string | null;
  attempt: number;
  error: string;
  worker: string | null;
  started_at: Date;
  ended_at: Date;
}

const KINDS: Record<string, string> = {
  StepRun: "run",
  StepPlanned: "run",
  Sleep: "sleep",
  WaitForEvent: "wait",
  InvokeFunction: "invoke",
};

/** The steps of a run on one scale of time, each with its attempts and its result to open. */
export function drawTimeline(steps: StepRow[], attempts: AttemptRow[], from: Date, to: Date): Markup {
  const span = Math.max(1, to.getTime() - from.getTime());
  const share = (moment: Date) =>
    Math.min(100, Math.max(0, (100 * (moment.getTime() - from.getTime())) / span)).toFixed(2);
  const bar = (begun: Date, ended: Date, kind: string) => {
    const [x, end] = [Number(share(begun)), Number(share(ended))];
    return html`<rect class="${kind}" x="${x.toFixed(2)}" y="2" width="${Math.max(0.4, end - x).toFixed(2)}" height="8" rx="0.3"/>`;
  };
  const known = new Set(steps.map(({ id }) => id));
  const stray = attempts.filter(({ step_id }) => step_id === null || !known.has(step_id));
  return html`<p class="axis"><span>0</span><span>${formatDuration(span)}</span></p>
<ol class="timeline">${steps.map((step) => {
    const tries = attempts.filter(({ step_id }) => step_id === step.id);
    const kind = KINDS[step.op] ?? "run";
    return html`<li><details class="step" id="step-${step.id}"><summary class="row">
<span class="name">${step.name} <small>${kind}${tries.length > 0 ? `, ${tries.length} failed ${plural(tries.length)}` : null}</small></span>
<svg viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label="from ${formatDuration(step.started_at.getTime() - from.getTime())} on">${tries.map((attempt) => bar(attempt.started_at, attempt.ended_at, "failed"))}${bar(step.started_at, step.ended_at ?? to, step.error ? "failed" : kind)}</svg>
<span class="number">${formatDuration((step.ended_at ?? to).getTime() - step.started_at.getTime())}</span>${formatStatus(step.status)}</summary>
${listAttempts(tries)}${describeWaiting(step)}${drawResult(step, tries)}</details></li>`;
  })}${
    stray.length > 0
      ? html`<li><details class="step" id="attempts" open><summary class="row"><span class="name">function body <small>${stray.length} failed ${plural(stray.length)}</small></span>
<svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">${stray.map((attempt) => bar(attempt.started_at, attempt.ended_at, "failed"))}</svg></summary>${listAttempts(stray)}</details></li>`
      : null
  }</ol>`;
}

function describeWaiting(step: StepRow): Markup | null {
  const now = new Date();
  const until =
    step.ended_at === null && step.due_at ? html` until ${formatMoment(step.due_at, now)} UTC` : null;
  if (step.awaited_event)
    return html`<p>Waits for <code>${step.awaited_event}</code>${step.awaited_if ? html` if <code>${step.awaited_if}</code>` : null}${until}.</p>`;
  if (step.invoked_run_id)
    return html`<p>Invoked <a href="/runs/${step.invoked_run_id}"><code>${step.invoked_run_id}</code></a>${until}.</p>`;
  return until && html`<p>Sleeps${until}.</p>`;
}

// The last attempt has said the error of a step that failed already; a sleep has no result.
function drawResult(step: StepRow, tries: AttemptRow[]): Markup | null {
  if (step.error) return tries.at(-1)?.error === step.error ? null : formatError(step.error);
  return step.ended_at && step.op !== "Sleep" ? formatJson(step.output) : null;
}

function listAttempts(attempts: AttemptRow[]): Markup | null {
  if (attempts.length === 0) return null;
  return html`<ul class="attempts">${attempts.map(
    ({ attempt, step_name, error, worker, started_at, ended_at }) =>
      html`<li><p>Attempt ${attempt + 1}${step_name ? ` of ${step_name}` : null}, ${formatDuration(ended_at.getTime() - started_at.getTime())}${worker ? html` at <code>${worker}</code>` : null}</p>${formatError(error)}</li>`,
  )}</ul>`;
}

function plural(count: number): string {
  return count === 1 ? "attempt" : "attempts";
}
