/** An answer of the server that says no, in its own public words. */
export class ApiRefusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(message: string, code: string, status: number) {
    super(message);
    this.name = "ApiRefusal";
    this.code = code;
    this.status = status;
  }

  /** The same request would be refused again: the thing itself will not do. */
  get isFinal(): boolean {
    return [400, 413, 415, 422].includes(this.status) && this.code !== "upload_not_found";
  }
}

const unreachable = "The server did not answer. Check that it is running and try again; nothing was lost.";

/**
 * Calls our own HTTP interface and answers its JSON, unchecked.
 * @throws ApiRefusal with the server's words, or with code `unreachable` where there was no answer
 */
export async function callApi(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      signal,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
  } catch {
    signal?.throwIfAborted();
    throw new ApiRefusal(unreachable, "unreachable", 0);
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  const refusal = answer as { error?: unknown; code?: unknown } | null;
  throw new ApiRefusal(
    typeof refusal?.error === "string" ? refusal.error : unreachable,
    typeof refusal?.code === "string" ? refusal.code : "unexpected_answer",
    response.status,
  );
}

/** What to show of anything that was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof ApiRefusal) return error.message;
  return "Something went wrong in this page. Reload it and try again; what was saved is safe.";
}
