import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage } from "node:http";
import { processWide } from "#lib/process-wide.ts";

const current = () => processWide("raw-request", () => new AsyncLocalStorage<IncomingMessage>());

/** Lets what is done for a request get at it as Node has taken it. */
export function runWithRawRequest(request: IncomingMessage, work: () => void): void {
  current().run(request, work);
}

/**
 * The request that is being answered, as Node has taken it; null where no server of ours has. Large bodies are read from
 * it: by way of the web's streams every piece is copied and takes several turns more.
 */
export function findRawRequest(): IncomingMessage | null {
  return current().getStore() ?? null;
}
