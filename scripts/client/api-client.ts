import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const errorSchema = z.object({ error: z.string(), code: z.string() });

/** An answer that is no success, in the words of the server. */
export class ApiError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Calls the HTTP interface as the holder of `accessToken`, later where it says so. @throws ApiError */
export async function callApi<S extends z.ZodType>(
  server: { url: string; accessToken: string },
  method: "GET" | "POST",
  path: string,
  schema: S,
  body?: unknown,
): Promise<z.infer<S>> {
  const response = await fetch(new URL(path, server.url), {
    method,
    headers: { authorization: `Bearer ${server.accessToken}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.status === 429) {
    await sleep(Number(response.headers.get("retry-after") ?? 1) * 1000);
    return callApi(server, method, path, schema, body);
  }
  const answer: unknown = await response.json();
  if (response.ok) return schema.parse(answer);
  const failure = errorSchema.safeParse(answer);
  throw failure.success
    ? new ApiError(failure.data.code, failure.data.error)
    : new ApiError("unexpected_answer", `${method} ${path} answered ${response.status}.`);
}
