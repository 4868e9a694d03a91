import { type Exchange, readJsonObject, readText, sendJson } from "../http/exchange.ts";
import { HttpError } from "../http/http-error.ts";
import { authorizeChannel } from "./authorize-channel.ts";
import type { RealtimeContext } from "./handle-realtime.ts";

interface Posted {
  topic: string;
  event: string;
  payload: unknown;
  binary?: Buffer;
  isPrivate: boolean;
}

const bodyLimitBytes = 3_000_000;

async function readPosted({ path, request, url }: Exchange): Promise<Posted[]> {
  const [, , topic, word, event] = path;
  if (topic !== undefined && word === "events" && event !== undefined) {
    const isPrivate = url.searchParams.get("private") === "true";
    const isBinary = request.headers["content-type"] === "application/octet-stream";
    if (isBinary) {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      return [{ topic, event, payload: undefined, binary: Buffer.concat(chunks), isPrivate }];
    }
    return [
      { topic, event, payload: JSON.parse(await readText(request, bodyLimitBytes)) as unknown, isPrivate },
    ];
  }
  const { messages } = await readJsonObject(request, bodyLimitBytes);
  if (!Array.isArray(messages)) throw new HttpError(422, { errors: { messages: ["can't be blank"] } });
  return (messages as Record<string, unknown>[]).map((message) => ({
    topic: String(message.topic ?? ""),
    event: String(message.event ?? ""),
    payload: message.payload,
    isPrivate: message.private === true,
  }));
}

/** `POST api/broadcast`: broadcasts of clients that have not joined. */
export async function sendBroadcast(context: RealtimeContext, exchange: Exchange): Promise<void> {
  const { caller, response } = exchange;
  if (caller.token === "") throw new HttpError(401, { message: "Unauthorized" });
  for (const { topic, event, payload, binary, isPrivate } of await readPosted(exchange)) {
    if (isPrivate && !(await authorizeChannel(context.pool, caller, topic)).mayWrite) {
      throw new HttpError(403, { message: "You may not write to this Channel topic" });
    }
    const content = { payload: { type: "broadcast", event, payload }, binary };
    context.hub.broadcast(`realtime:${topic}`, content, isPrivate);
  }
  sendJson(response, 202, { message: "ok" });
}
