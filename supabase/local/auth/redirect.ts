import { isLoopback } from "../http/cors.ts";
import type { HttpError } from "../http/http-error.ts";

/** Where a link leads to: what was asked for if it is the application's own or on this machine, else the application. */
export function chooseRedirect(asked: string | null, siteUrl: string): string {
  if (asked === null || !URL.canParse(asked)) return siteUrl;
  const url = new URL(asked);
  const isOurs = url.origin === new URL(siteUrl).origin;
  return isOurs || (/^https?:$/.test(url.protocol) && isLoopback(url.hostname)) ? url.href : siteUrl;
}

/** A refusal as the page that a link leads to gets it: in the fragment, which no server sees. */
export function describeRefusal(error: HttpError): URLSearchParams {
  const { error_code, msg } = error.body as { error_code?: string; msg?: string };
  return new URLSearchParams({
    error: "access_denied",
    error_code: error_code ?? "unexpected_failure",
    error_description: msg ?? "The link does not work",
  });
}
