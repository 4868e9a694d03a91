import type { IncomingMessage, ServerResponse } from "node:http";

/** An answer to a request that could not be served, with a sentence for its sender. */
export class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** One request as handlers see it. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  /** Path parameters, decoded. */
  parameters: Record<string, string>;
}

const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** The request's body. Throws 413 when it is larger than 10 MiB. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What is too much is read and dropped for a while: a sender that is cut off would never see the answer.
    if (size > 10 * MAX_BODY_BYTES) break;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) throw new HttpError(413, "the request is larger than 10 MiB");
  return Buffer.concat(chunks).toString("utf8");
}

/** The request's body as JSON. Throws 400 when it is not. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await readBody(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(400, "the body is not JSON");
  }
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "x-content-type-options": "nosniff" });
  response.end(JSON.stringify(value));
}

/** A header's one value. */
export function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
