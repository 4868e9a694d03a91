import http from "node:http";
import https from "node:https";

export interface HttpAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** The request never reached a worker: nothing was executed. */
export class NotDelivered extends Error {}
/** The worker itself said that it takes no calls now: it drains, or a proxy before it has none. */
export class Refused extends NotDelivered {}
/** The request was sent, but no answer came back: something may have been executed. */
export class AnswerLost extends Error {}

const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
const agents = {
  "http:": new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, timeout: 0 }),
  "https:": new https.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, timeout: 0 }),
};

/**
 * One request without any time-out of its own: a step may compute for an hour, and `fetch` gives up after five
 * minutes. Throws NotDelivered or AnswerLost; when `signal` aborts, its reason.
 */
export function request(
  url: URL,
  init: { method: string; headers: Record<string, string>; body: string; signal: AbortSignal },
): Promise<HttpAnswer> {
  const secure = url.protocol === "https:";
  return new Promise((resolve, reject) => {
    let delivered = false;
    const fail = (error: Error) => {
      if (init.signal.aborted) reject(init.signal.reason);
      else
        reject(
          new (delivered ? AnswerLost : NotDelivered)(`${url.origin}: ${error.message || String(error)}`),
        );
    };
    const body = Buffer.from(init.body);
    const outgoing = (secure ? https : http).request(
      url,
      {
        method: init.method,
        agent: secure ? agents["https:"] : agents["http:"],
        signal: init.signal,
        headers: { ...init.headers, "content-length": String(body.length) },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size > MAX_ANSWER_BYTES) incoming.destroy(new Error("the answer is larger than 32 MiB"));
          else chunks.push(chunk);
        });
        incoming.on("error", fail);
        incoming.on("aborted", () =>
          fail(new Error("the connection was closed before the answer was complete")),
        );
        incoming.on("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    outgoing.on("error", fail);
    outgoing.on("socket", (socket) => {
      const sent = () => {
        delivered = true;
      };
      if (socket.connecting) socket.once("connect", sent);
      else sent();
    });
    outgoing.end(body);
  });
}
