import type { IncomingMessage, ServerResponse } from "node:http";
import type { ErrorBody } from "./error-body.ts";

const maxAddressLength = 8192;

function describe(path: string, status: number, code: string, text: string): string {
  return JSON.stringify({ error: text, detail: text, status_code: status, path, code } satisfies ErrorBody);
}

function isReadable(path: string): boolean {
  try {
    return path.length <= maxAddressLength && !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/**
 * What never reaches a handler is refused in the same shape as everything else: an address that cannot be read (answered
 * here, and true comes back), and a method that an address does not know, to which Next gives no words.
 */
export function refusePlainly(request: IncomingMessage, response: ServerResponse): boolean {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  if (!isReadable(path)) {
    response.writeHead(400, { "content-type": "application/json", connection: "close" });
    response.end(describe(path.slice(0, 200), 400, "invalid_address", "This address cannot be read."));
    return true;
  }
  const end = response.end.bind(response) as (body?: unknown, ...rest: unknown[]) => ServerResponse;
  response.end = ((...given: unknown[]) => {
    const isWordless = response.statusCode === 405 && !response.headersSent && typeof given[0] !== "string";
    if (!isWordless) return end(...given);
    response.setHeader("content-type", "application/json");
    return end(describe(path, 405, "method_not_allowed", `This address does not take ${request.method}.`));
  }) as ServerResponse["end"];
  return false;
}
