import { z } from "zod";
import type { HttpAnswer } from "./http-request.ts";

const opSchema = z.looseObject({
  id: z.string().min(1),
  op: z.string().min(1),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  timing: z.object({ a: z.number(), b: z.number() }).nullish().catch(null),
});

/** One operation of a worker's answer. */
export type Op = z.output<typeof opSchema>;

/** What a worker's answer means. `output` and `error` are JSON texts. */
export type Answer =
  | { kind: "completed"; output: string }
  | { kind: "ops"; ops: Op[]; eachSettles: boolean; retryAfter: string | null }
  | { kind: "failed"; error: string; retriable: boolean; retryAfter: string | null }
  | { kind: "unintelligible"; reason: string };

const EACH_STEP_VERSION = "1";

/** Reads an answer by the SDK's rules: 200 done, 206 operations, 201 streamed, 4xx and 5xx failed. */
export function readAnswer({ status, headers, body }: HttpAnswer): Answer {
  if (headers["x-inngest-sdk"] === undefined)
    return unintelligible(`the worker answered ${status} without being an Inngest SDK: ${excerpt(body)}`);
  const json = parseJson(body);
  if (json === undefined)
    return unintelligible(`the worker's answer (${status}) is not JSON: ${excerpt(body)}`);
  if (status === 201) return readStreamed(json, headers);
  if (status === 200) return { kind: "completed", output: body || "null" };
  const retryAfter = headers["retry-after"] ?? null;
  if (status !== 206)
    return {
      kind: "failed",
      error: JSON.stringify(toError(json, status)),
      retriable: headers["x-inngest-no-retry"] !== "true",
      retryAfter,
    };
  const parsed = z.array(opSchema).safeParse(Array.isArray(json) ? json : [json]);
  if (!parsed.success) return unintelligible(`an operation is malformed: ${z.prettifyError(parsed.error)}`);
  const eachSettles = headers["x-inngest-req-version"] === EACH_STEP_VERSION;
  return { kind: "ops", ops: parsed.data, eachSettles, retryAfter };
}

function readStreamed(json: unknown, headers: HttpAnswer["headers"]): Answer {
  const parsed = z
    .object({ status: z.number(), headers: z.record(z.string(), z.string()).default({}), body: z.string() })
    .refine((inner) => inner.status !== 201)
    .safeParse(json);
  if (!parsed.success) return unintelligible("a streamed answer did not end in a status and a body");
  const inner = Object.entries(parsed.data.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return readAnswer({ ...parsed.data, headers: { ...headers, ...Object.fromEntries(inner) } });
}

/** An error in the form functions get it, whatever the worker sent. */
export function toError(value: unknown, status?: number): { name: string; message: string; stack?: string } {
  if (typeof value !== "object" || value === null)
    return {
      name: "Error",
      message: typeof value === "string" && value ? value : `the worker answered ${status ?? ""}`,
    };
  const { name, message, error } = value as Record<string, unknown>;
  const text = [message, error].find((part) => typeof part === "string" && part !== "");
  return {
    ...value,
    name: typeof name === "string" && name ? name : "Error",
    message: String(text ?? `the worker answered ${status ?? "an error"}`),
  };
}

function unintelligible(reason: string): Answer {
  return { kind: "unintelligible", reason };
}

function excerpt(body: string): string {
  return body.slice(0, 200).replaceAll(/\s+/g, " ");
}

function parseJson(text: string): unknown {
  try {
    return text.trim() === "" ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}
