import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** Longest that a start waits for it; the database may be away. */
const patienceMilliseconds = 10_000;

/** What a visitor's first minutes need; none of it changes anything but how many calls are left to the caller. */
const addresses = [
  "/",
  "/videos",
  "/videos/00000000-0000-4000-8000-000000000000",
  "/monitoring",
  "/api/videos",
];

/**
 * Has each kind of call answered once, out of sight: what is loaded and compiled for the first one would hold up
 * everybody else's calls for a tenth of a second.
 * @throws TypeError where a call is broken off; TimeoutError after ten seconds
 */
export async function rehearse(answer: RequestListener): Promise<void> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const signal = AbortSignal.timeout(patienceMilliseconds);
  const cookies = new Map<string, string>();
  try {
    for (const address of addresses) {
      const response = await fetch(`http://127.0.0.1:${port}${address}`, {
        headers: { cookie: [...cookies.values()].join("; ") },
        redirect: "manual",
        signal,
      });
      await response.arrayBuffer();
      // One session for all of them.
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ""] = cookie.split(";", 1);
        cookies.set(pair.slice(0, pair.indexOf("=")), pair);
      }
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
