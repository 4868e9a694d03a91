import type { Database } from "../database/database.ts";
import { transaction } from "../database/database.ts";
import { request } from "../executor/http-request.ts";
import { isSigned, signJson } from "../security.ts";
import { type Registration, registerApp } from "./register-app.ts";

const SYNC_TIMEOUT_MILLISECONDS = 10_000;

interface SyncBody {
  app_id?: unknown;
  functions?: unknown;
  sdk?: string;
  framework?: string;
  message?: string;
}

/**
 * Asks a worker what it serves and stores it. `known` is the digest of the last answer, so that an unchanged worker
 * costs no write. A worker that prefers to register itself (out of band) has done so by the time it answers.
 * Throws an Error that says what was wrong with the answer.
 */
export async function syncEndpoint(
  db: Database,
  url: string,
  known: string,
  signingKey: string | undefined,
): Promise<{ answer: string; registration: Registration | null }> {
  const body = JSON.stringify({ url });
  const answer = await request(new URL(url), {
    method: "PUT",
    body,
    signal: AbortSignal.timeout(SYNC_TIMEOUT_MILLISECONDS),
    headers: {
      "content-type": "application/json",
      "x-inngest-sync-kind": "in_band",
      "x-inngest-server-kind": signingKey ? "cloud" : "dev",
      ...(signingKey ? { "x-inngest-signature": signJson(body, signingKey, new Date()) } : {}),
    },
  });
  if (answer.headers["x-inngest-sdk"] === undefined)
    throw new Error(`${url} answered ${answer.status} without being an Inngest worker`);
  const parsed = JSON.parse(answer.body) as SyncBody;
  if (answer.status !== 200)
    throw new Error(`${url} refused to sync (${answer.status}): ${parsed.message ?? answer.body}`);
  if (
    signingKey &&
    !isSigned(answer.body, String(answer.headers["x-inngest-signature"]), signingKey, new Date())
  )
    throw new Error(`${url} did not sign its answer with the signing key of this engine`);
  if (answer.headers["x-inngest-sync-kind"] !== "in_band")
    return { answer: "out of band", registration: null };
  if (answer.body === known) return { answer: answer.body, registration: null };
  if (typeof parsed.app_id !== "string" || !Array.isArray(parsed.functions))
    throw new Error(`${url} did not say which functions it serves`);
  const { app_id: id, functions, sdk, framework } = parsed;
  const registration = await transaction(db, (tx) => registerApp(tx, url, { id, functions, sdk, framework }));
  return { answer: answer.body, registration };
}
