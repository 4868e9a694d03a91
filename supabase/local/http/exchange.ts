import type { IncomingMessage, ServerResponse } from "node:http";
import type { Caller } from "../keys/caller.ts";
import { HttpError } from "./http-error.ts";

/** One request on its way through a service, after the gateway found out who calls. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  url: URL;
  /** Decoded path segments below the service's prefix. */
  path: string[];
  caller: Caller;
}

export type Handler = (exchange: Exchange) => Promise<void>;

export function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": String(bytes.length),
    ...headers,
  });
  response.end(bytes);
}

/** Reads a whole body that is known to be small. @throws HttpError 413 above `limitBytes`. */
export async function readText(request: IncomingMessage, limitBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) throw new HttpError(413, { message: "Request body too large", code: "413" });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Reads a JSON object. @throws HttpError 400 when it is anything else. */
export async function readJsonObject(
  request: IncomingMessage,
  limitBytes = 1_000_000,
): Promise<Record<string, unknown>> {
  const text = await readText(request, limitBytes);
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Answered below, like any other body that is not an object.
  }
  const message = "Could not parse request body as JSON object";
  throw new HttpError(400, {
    code: 400,
    error_code: "bad_json",
    msg: message,
    message,
    error: "Bad Request",
  });
}
