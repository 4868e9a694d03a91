import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { get as getPlain, type IncomingMessage } from "node:http";
import { get as getSecure } from "node:https";
import { pipeline } from "node:stream/promises";
import { sweepBuffers } from "../sweep-buffers.ts";

/**
 * Streams what an address answers into a file, by Node's own streams: those of `fetch` make twice the waste.
 * @throws Error where the answer is not 200, or what broke it off
 */
export default async function download({ url, path }: { url: string; path: string }): Promise<void> {
  const request = (url.startsWith("https:") ? getSecure : getPlain)(url);
  const [response] = (await once(request, "response")) as [IncomingMessage];
  if (response.statusCode !== 200) {
    response.destroy();
    throw new Error(`The storage answered ${response.statusCode}.`);
  }
  await pipeline(response, sweepBuffers(), createWriteStream(path));
}
