import { createClient, type PostgrestError, type SupabaseClient } from "@supabase/supabase-js";
import type { z } from "zod";
import { getEnv } from "./env.ts";
import { AppError } from "./errors.ts";

export type Db = SupabaseClient;

/**
 * Bodies are held once. `fetch` would keep a second copy of one that is sent, in case of a redirection; Next's would
 * keep one of all that is received without a signal, in case the same is asked again.
 */
const fetchOnce: typeof fetch = (input, init) => {
  const signal = init?.signal ?? new AbortController().signal;
  return fetch(input, { ...init, signal, redirect: "error", window: null });
};

let shared: Db | undefined;

/** The server's own client. It passes row-level security, so every query that serves a caller names the owner. */
export function getServiceDb(): Db {
  const env = getEnv();
  shared ??= createClient(env.SUPABASE_URL, env.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { fetch: fetchOnce },
  });
  return shared;
}

function databaseError(error: PostgrestError): AppError {
  return new AppError(
    "database_unavailable",
    "The database did not answer as expected. Try again in a moment.",
    {
      httpStatus: 503,
      retryable: true,
      cause: error,
    },
  );
}

type Answer = PromiseLike<{ data: unknown; error: PostgrestError | null }>;

/**
 * Awaits a query and parses what came back.
 * @throws AppError `database_unavailable` where the query failed; ZodError where a row is not what the schema says.
 */
export async function read<S extends z.ZodType>(schema: S, answer: Answer): Promise<z.infer<S>> {
  const { data, error } = await answer;
  if (error) throw databaseError(error);
  return schema.parse(data);
}

/** Awaits a write whose rows nobody needs. @throws AppError `database_unavailable`. */
export async function write(answer: Answer): Promise<void> {
  const { error } = await answer;
  if (error) throw databaseError(error);
}
