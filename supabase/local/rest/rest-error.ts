import { HttpError } from "../http/http-error.ts";

/** An answer in PostgREST's error shape. */
export function restError(
  status: number,
  code: string,
  message: string,
  details: unknown = null,
  hint: string | null = null,
): HttpError {
  return new HttpError(status, { code, details, hint, message });
}

export function parseError(what: string, text: string, column: number, details: string): HttpError {
  return restError(
    400,
    "PGRST100",
    `"failed to parse ${what} (${text})" (line 1, column ${column})`,
    details,
  );
}
