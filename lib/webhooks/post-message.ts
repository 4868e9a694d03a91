import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { useAgent } from "request-filtering-agent";

export type PostOutcome = {
  /** Null where there was no answer. */
  status: number | null;
  error: string | null;
  /** What the other side asked for by `Retry-After`. */
  retryAfterSeconds: number | null;
};

const patienceMilliseconds = 15_000;

function readRetryAfter({ headers }: IncomingMessage): number | null {
  const seconds = Number(headers["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

/**
 * Posts a message and tells what came of it; never throws. The name is resolved now and the connection goes to an
 * address that was judged: public, or one of `allowedAddresses`. Redirections are not followed, answers not read.
 */
export function postMessage(
  url: string,
  message: { headers: Record<string, string>; body: string },
  allowedAddresses: string[],
): Promise<PostOutcome> {
  const request = url.startsWith("https:") ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const fail = (error: Error) => {
      const isRefused = error.message.includes("is not allowed");
      const late = error.name === "AbortError" || error.name === "TimeoutError";
      const words = isRefused
        ? "The address is not a public one, so nothing was sent."
        : late
          ? `There was no answer within ${patienceMilliseconds / 1000} s.`
          : `The connection failed (${(error as NodeJS.ErrnoException).code ?? error.message}).`;
      resolve({ status: null, error: words, retryAfterSeconds: null });
    };
    const call = request(
      url,
      {
        method: "POST",
        agent: useAgent(url, { allowIPAddressList: allowedAddresses }),
        headers: { ...message.headers, "content-length": Buffer.byteLength(message.body) },
        signal: AbortSignal.timeout(patienceMilliseconds),
      },
      (response) => {
        const status = response.statusCode ?? 0;
        const error = status >= 200 && status < 300 ? null : `The other side answered ${status}.`;
        resolve({ status, error, retryAfterSeconds: readRetryAfter(response) });
        response.destroy();
      },
    );
    call.on("error", fail);
    call.end(message.body);
  });
}
