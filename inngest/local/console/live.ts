import type { Engine } from "../api/engine.ts";
import type { Exchange } from "../api/http.ts";
import { consoleHeaders } from "./layout.ts";

const SPACING_MILLISECONDS = 300;
const HEARTBEAT_MILLISECONDS = 15_000;

/** `GET /console/live`: says "change" when something may have changed, at most three times a second. */
export function streamChanges(engine: Engine, { request, response }: Exchange): void {
  response.writeHead(200, consoleHeaders("text/event-stream"));
  response.write("retry: 1000\n\n");
  let pending: NodeJS.Timeout | undefined;
  const forget = engine.onChange(() => {
    pending ??= setTimeout(() => {
      pending = undefined;
      response.write("data: change\n\n");
    }, SPACING_MILLISECONDS);
  });
  const heartbeat = setInterval(() => response.write(": still here\n\n"), HEARTBEAT_MILLISECONDS);
  request.on("close", () => {
    forget();
    clearTimeout(pending);
    clearInterval(heartbeat);
  });
}
