import { html, type Markup } from "./html.ts";

/** A duration between two moments as people read it: `12 ms`, `3.4 s`, `2 min 5 s`, `1 h 3 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.max(0, Math.round(milliseconds))} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A moment: the time of day of today's, the date of others; the whole of it on hover. */
export function formatMoment(moment: Date | null, now: Date): Markup {
  if (!moment) return html`–`;
  const iso = moment.toISOString();
  const isToday = iso.slice(0, 10) === now.toISOString().slice(0, 10);
  const text = isToday ? iso.slice(11, 19) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
  return html`<time datetime="${iso}" title="${iso}">${text}</time>`;
}

/** A status with its colour. */
export function formatStatus(status: string): Markup {
  return html`<span class="status ${status.toLowerCase()}">${status}</span>`;
}

const MOST_CHARACTERS = 20_000;

/** JSON text, indented, cut when it is long. */
export function formatJson(text: string | null): Markup {
  const pretty = JSON.stringify(JSON.parse(text ?? "null"), null, 2);
  const isLong = pretty.length > MOST_CHARACTERS;
  return html`<pre tabindex="0">${pretty.slice(0, MOST_CHARACTERS)}${isLong && `\n… ${pretty.length} characters in all`}</pre>`;
}

/** An error: its sentence first, then its stack. */
export function formatError(text: string): Markup {
  const { name, message, stack } = JSON.parse(text) as Record<string, unknown>;
  return html`<div class="error"><strong>${String(name)}</strong> ${String(message)}
    ${stack ? html`<details><summary>Stack</summary><pre tabindex="0">${String(stack)}</pre></details>` : null}</div>`;
}
