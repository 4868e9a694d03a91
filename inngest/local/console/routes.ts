import { readFile } from "node:fs/promises";
import { type Exchange, HttpError } from "../api/http.ts";
import { type Handler, type Route, route } from "../api/router.ts";
import { isLoopbackName } from "../options.ts";
import { postCancel, postEvent, postRerun } from "./actions.ts";
import { showEvent, showEvents } from "./events-page.ts";
import { showFunctions } from "./functions-page.ts";
import { html } from "./html.ts";
import { consoleHeaders, sendPage } from "./layout.ts";
import { streamChanges } from "./live.ts";
import { showRun } from "./run-page.ts";
import { showRuns } from "./runs-page.ts";

const ASSETS = {
  "console.css": "text/css",
  "table.css": "text/css",
  "run.css": "text/css",
  "console.js": "text/javascript",
};

/** The console shows what users sent, without a log-in: it is there for this machine only. */
export const consoleRoutes: Route[] = [
  route("GET", "/", onLoopback(showRuns)),
  route("GET", "/runs/:id", onLoopback(showRun)),
  route("POST", "/runs/:id/cancel", onLoopback(postCancel)),
  route("POST", "/runs/:id/rerun", onLoopback(postRerun)),
  route("GET", "/functions", onLoopback(showFunctions)),
  route("GET", "/events", onLoopback(showEvents)),
  route("POST", "/events", onLoopback(postEvent)),
  route("GET", "/events/:id", onLoopback(showEvent)),
  route("GET", "/console/live", onLoopback(streamChanges)),
  ...Object.entries(ASSETS).map(([name, type]) =>
    route("GET", `/console/${name}`, (_, { response }) => sendAsset(response, name, type)),
  ),
];

function onLoopback(handle: Handler): Handler {
  return async (engine, exchange) => {
    if (!isFromThisMachine(exchange.request))
      throw new HttpError(
        403,
        "the console is offered on the engine's own machine only, as http://localhost",
      );
    try {
      await handle(engine, exchange);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      const live = html`<h1>That did not work</h1><p class="notice">${error.message}</p>`;
      sendPage(exchange.response, { title: "Problem", path: "", live }, error.status);
    }
  };
}

// The name is checked too: a page of another site may point its own name here.
function isFromThisMachine({ socket, headers }: Exchange["request"]): boolean {
  const address = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  return isLoopbackName(address) && isLoopbackName((headers.host ?? "").replace(/:\d+$/, ""));
}

async function sendAsset(response: Exchange["response"], name: string, type: string): Promise<void> {
  const content = await readFile(new URL(`./assets/${name}`, import.meta.url));
  response.writeHead(200, consoleHeaders(type)).end(content);
}
