import { createServer, type RequestListener, type Server } from "node:http";

interface Draining {
  server: Server;
  /** Refuses new calls with 503 and resolves when those under way are answered, or after the longest wait. */
  drain(longestMilliseconds: number): Promise<void>;
}

/**
 * A server of calls that can be ended without losing one: a refusal tells the engine that nothing was executed, so that
 * it takes another worker. What a page sends is refused: an engine names no origin. `/health` answers 200, and 503 as
 * soon as the server drains.
 */
export function createDrainingServer(service: string, handler: RequestListener): Draining {
  let underWay = 0;
  let draining = false;
  let onIdle: (() => void) | undefined;

  const server = createServer((request, response) => {
    if (draining) response.setHeader("connection", "close");
    if (request.url === "/health" || draining) {
      response.writeHead(draining ? 503 : 200, { "content-type": "application/json" });
      response.end(JSON.stringify({ status: draining ? "draining" : "healthy", service }));
      return;
    }
    if (request.headers.origin !== undefined) {
      response.writeHead(403, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: "Only a workflow engine speaks here." }));
      return;
    }
    underWay += 1;
    response.once("close", () => {
      underWay -= 1;
      if (underWay === 0) onIdle?.();
    });
    handler(request, response);
  });

  return {
    server,
    async drain(longestMilliseconds) {
      draining = true;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longestMilliseconds);
        onIdle = () => {
          clearTimeout(timer);
          resolve();
        };
        if (underWay === 0) onIdle();
      });
      server.close();
      server.closeAllConnections();
    },
  };
}
