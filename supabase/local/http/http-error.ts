/** An answer other than success, with the JSON body that the client of that service expects. */
export class HttpError extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) {
    super(String(body.message ?? body.msg ?? body.error ?? status));
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}
