import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import type { Shape } from "./declaration.ts";

/** @throws AppError 422 with `code`, naming each fault */
export function parseInput<S extends Shape>(schema: S | undefined, value: unknown, code: string): z.infer<S> {
  if (!schema) return undefined as z.infer<S>;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues
    .map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`)
    .join("; ");
  throw new AppError(code, `The request is not valid: ${faults}.`, { httpStatus: 422 });
}

/** The parameters of an address; one that is given several times is a list. */
export function readQuery(url: URL): Record<string, string | string[]> {
  const names = [...new Set(url.searchParams.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = url.searchParams.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

const maxJsonBytes = 4 * 1024 * 1024;

/** Text of a JSON body. @throws AppError 413 `body_too_large` */
export async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxJsonBytes) {
      throw new AppError("body_too_large", "The body is larger than 4 MB.", { httpStatus: 413 });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** @throws AppError 422 `invalid_json` */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid_json", "The body is not valid JSON.", { httpStatus: 422 });
  }
}
