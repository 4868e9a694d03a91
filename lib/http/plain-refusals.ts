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

/** Gives words to an answer of 405 that has none; its type is set as its head is written, which comes first. */
function explainWrongMethod(request: IncomingMessage, response: ServerResponse, path: string): void {
  const isWrongMethod = () => response.statusCode === 405 && !response.hasHeader("content-length");
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = ((...given: unknown[]) => {
    if (isWrongMethod()) response.setHeader("content-type", "application/json");
    return writeHead(...given);
  }) as ServerResponse["writeHead"];
  response.end = ((...given: unknown[]) => {
    const isWordless = isWrongMethod() && typeof given[0] !== "string" && !Buffer.isBuffer(given[0]);
    if (!isWordless) return end(...given);
    return end(describe(path, 405, "method_not_allowed", `This address does not take ${request.method}.`));
  }) as ServerResponse["end"];
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
  explainWrongMethod(request, response, path);
  return false;
}
