import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { get as getPlain, type IncomingMessage } from "node:http";
import { get as getSecure } from "node:https";
import { pipeline } from "node:stream/promises";
import { sweepBuffers } from "./sweep-buffers.ts";

type Options = { signal?: AbortSignal | undefined; look?: (chunk: Uint8Array) => void };

/** The answer to a request, its body still to come. */
async function open(url: string, signal?: AbortSignal): Promise<IncomingMessage> {
  const request = (url.startsWith("https:") ? getSecure : getPlain)(url, { signal });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  if (response.statusCode === 200) return response;
  response.destroy();
  throw new Error(`The storage answered ${response.statusCode}.`);
}

/**
 * Streams what an address answers into a file, by Node's own streams: those of `fetch` make twice the waste. `look` sees
 * each piece on its way.
 * @throws Error where the answer is not 200, or what broke it off; AbortError when aborted
 */
export async function download(url: string, path: string, { signal, look }: Options = {}): Promise<void> {
  const response = await open(url, signal);
  await pipeline(response, sweepBuffers(look), createWriteStream(path), { signal });
}
