import { globSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { getProcessMetrics } from "./registry.ts";
import { createPatternFinder, toPattern } from "./route-patterns.ts";

const methods = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

/** Answers a function that counts a request and times its answer, by the pattern of its address under `appDirectory`. */
export function createRequestObserver(appDirectory: string) {
  const files = globSync("**/{page,route}.{ts,tsx}", { cwd: appDirectory });
  const findPattern = createPatternFinder(files.map(toPattern).filter((pattern) => pattern !== null));
  const { requests, latencies } = getProcessMetrics();

  return (request: IncomingMessage, response: ServerResponse): void => {
    const startedAt = performance.now();
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const method = methods.has(request.method ?? "") ? (request.method as string) : "other";
    response.once("close", () => {
      const labels = { method, route: findPattern(path), status: String(response.statusCode) };
      requests.inc(labels);
      const isStream = String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
      if (!isStream) latencies.observe(labels, (performance.now() - startedAt) / 1000);
    });
  };
}
