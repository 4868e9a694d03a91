import type { ServerResponse } from "node:http";
import type { Outcome } from "./execute.ts";
import { restError } from "./rest-error.ts";
import { type RestRequest, rootRefinement } from "./rest-request.ts";

interface Answer {
  status: number;
  body: string | null;
  contentRange?: string;
}

/** `0-24/573`, as far as it is known. */
function contentRange(offset: number, shown: number, total: number | null): string {
  const range = shown > 0 ? `${offset}-${offset + shown - 1}` : "*";
  return `${range}/${total ?? "*"}`;
}

/** The answer to a read: 206 for a part of a counted whole, 416 for a page behind its end. */
export function answerRead(request: RestRequest, { body, shown, total }: Outcome): Answer {
  const offset = rootRefinement(request.query).offset ?? 0;
  if (total !== null && offset > total) {
    const details = `An offset of ${offset} was requested, but there are only ${total} rows.`;
    throw restError(416, "PGRST103", "Requested range not satisfiable", details);
  }
  const isPart = total !== null && shown < total;
  return { status: isPart ? 206 : 200, body, contentRange: contentRange(offset, shown, total) };
}

function responseHeaders(text: string | null): [string, string][] {
  if (text === null) return [];
  try {
    const list = JSON.parse(text) as Record<string, string>[];
    return list.flatMap((entry) => Object.entries(entry));
  } catch {
    throw restError(
      500,
      "PGRST111",
      "response.headers guc must be a JSON array composed of objects with a single key",
    );
  }
}

function sendAnswer(request: RestRequest, answer: Answer, outcome: Outcome): void {
  const { exchange, format, preferences, cache, schema } = request;
  const response: ServerResponse = exchange.response;
  const status = outcome.status === null ? answer.status : Number(outcome.status);
  if (!(status >= 200 && status <= 599)) {
    throw restError(500, "PGRST112", "response.status guc must be a valid status code");
  }
  if (answer.contentRange) response.setHeader("content-range", answer.contentRange);
  if (preferences.applied.length > 0)
    response.setHeader("preference-applied", preferences.applied.join(", "));
  if (cache.settings.schemas.length > 1) response.setHeader("content-profile", schema);
  const bytes = Buffer.from(answer.body ?? "");
  if (answer.body !== null) response.setHeader("content-type", format.contentType);
  if (status !== 204) response.setHeader("content-length", String(bytes.length));
  for (const [name, value] of responseHeaders(outcome.headers)) response.setHeader(name, value);
  response.writeHead(status);
  response.end(exchange.method === "HEAD" ? undefined : bytes);
}

/** Sends what came of a request; a plan is sent as it is. */
export function respond(request: RestRequest, outcome: Outcome, answer: (outcome: Outcome) => Answer): void {
  if (outcome.plan === undefined) sendAnswer(request, answer(outcome), outcome);
  else sendAnswer(request, { status: 200, body: outcome.plan }, outcome);
}
