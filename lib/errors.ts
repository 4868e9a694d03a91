/**
 * The one error class of the application. `code` is a stable statement of fact in snake_case (`video_not_found`),
 * `publicMessage` is what a person may read: what happened and what to do. Two mappers read it: to HTTP
 * (`lib/http/error-response.ts`) and to Inngest (`inngest/functions/run-errors.ts`).
 */
export class AppError extends Error {
  readonly code: string;
  readonly publicMessage: string;
  /** Whether the same call may succeed later without anybody changing anything. */
  readonly retryable: boolean;
  readonly httpStatus: number;
  /** When to try again, where that is known. */
  readonly retryAfterSeconds: number | null;
  /** What a program needs besides the words; part of the answer. */
  readonly facts: Readonly<Record<string, string>>;

  constructor(
    code: string,
    publicMessage: string,
    options: {
      httpStatus?: number;
      retryable?: boolean;
      retryAfterSeconds?: number;
      facts?: Record<string, string>;
      cause?: unknown;
    } = {},
  ) {
    super(publicMessage, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.publicMessage = publicMessage;
    this.retryable = options.retryable ?? false;
    this.httpStatus = options.httpStatus ?? 400;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
    this.facts = options.facts ?? {};
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}

/** A thing that is not there, or belongs to somebody else: the two are not told apart. */
export function notFound(thing: string): AppError {
  return new AppError(`${thing}_not_found`, `There is no such ${thing}.`, { httpStatus: 404 });
}
