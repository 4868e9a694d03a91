import type { IncomingMessage, ServerResponse } from "node:http";
import { NodeRequest, sendNodeResponse } from "srvx/node";
import type { Handler, RouteContext } from "#lib/http/declaration.ts";

/** An answer that is whole already goes out in one piece, with its length. */
async function sendWhole(response: ServerResponse, answer: Response): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.end(body);
}

/** Has a call answered by its handler itself, sparing it the way through the pages' server. */
export async function answerDirectly(
  request: IncomingMessage,
  response: ServerResponse,
  { handler, context }: { handler: Handler; context: RouteContext },
): Promise<void> {
  const answer = await handler(new NodeRequest({ req: request, res: response }), context);
  const isWhole =
    answer.headers.get("content-type") === "application/json" && !answer.headers.has("content-disposition");
  await (isWhole ? sendWhole(response, answer) : sendNodeResponse(response, answer));
}
