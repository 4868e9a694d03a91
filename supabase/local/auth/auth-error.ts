import { HttpError } from "../http/http-error.ts";

/** An answer in GoTrue's error shape. */
export function authError(
  status: number,
  errorCode: string,
  message: string,
  extra: Record<string, unknown> = {},
): HttpError {
  return new HttpError(status, { code: status, error_code: errorCode, msg: message, ...extra });
}
