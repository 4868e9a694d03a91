import type { ServerResponse } from "node:http";
import { html, type Markup } from "./html.ts";

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

const PAGES = [
  ["/", "Runs"],
  ["/functions", "Functions"],
  ["/events", "Events"],
] as const;

/** Headers of everything the console sends. */
export function consoleHeaders(type: string): Record<string, string> {
  return {
    "content-type": `${type}; charset=utf-8`,
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
  };
}

/** Sends a page. `live` is replaced whenever something changes; `fixed` (forms) stays as it is. */
export function sendPage(
  response: ServerResponse,
  page: { title: string; path: string; live: Markup; fixed?: Markup },
  status = 200,
): void {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · Functions console</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/console/console.css">
<link rel="stylesheet" href="/console/table.css">
<link rel="stylesheet" href="/console/run.css">
<script src="/console/console.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header>
<span class="brand">Functions console</span>
<nav aria-label="Pages">${PAGES.map(
    ([path, name]) =>
      html`<a href="${path}" ${path === page.path ? html`aria-current="page"` : null}>${name}</a>`,
  )}</nav>
<span id="connection" role="status">connecting</span>
</header>
<main id="main">
${page.fixed}
<div id="live">${page.live}</div>
</main>
</body>
</html>`;
  response.writeHead(status, consoleHeaders("text/html")).end(document.text);
}
