import { getEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";

const loopback = ["127.0.0.1", "::1"];

/**
 * Where messages may go: public addresses by https. Where PitchQuest serves its one local user, also this machine
 * itself. Link-local addresses, with them the metadata services of clouds, and private networks never.
 */
export function getUrlPolicy(): { allowsHttp: boolean; allowedAddresses: string[] } {
  const isLocal = getEnv().localUser !== null;
  return { allowsHttp: isLocal, allowedAddresses: isLocal ? loopback : [] };
}

/** Refuses what needs no look-up to be refused; addresses are judged when a message is sent. @throws AppError 422 */
export function assertAllowedUrl(url: string): void {
  const { protocol, username, password } = new URL(url);
  const refuse = (why: string) =>
    new AppError("webhook_url_refused", `The address of a web-hook ${why}.`, { httpStatus: 422 });
  if (username || password) throw refuse("must not carry a name or a password; messages are signed instead");
  if (protocol !== "https:" && !getUrlPolicy().allowsHttp) throw refuse("must begin with https://");
}
