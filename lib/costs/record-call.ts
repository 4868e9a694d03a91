import { z } from "zod";
import type { JobRef } from "#lib/artifacts/artifact.ts";
import { type Db, read, write } from "#lib/db.ts";
import { type ModelUsage, priceCall } from "./price-call.ts";

export type CallPurpose = "transcription" | "content" | "quiz";

/** Keeps what a call to a model service used and what it costs at the list price of the day. */
export async function recordCall(
  db: Db,
  ref: JobRef,
  purpose: CallPurpose,
  usage: ModelUsage,
  now = new Date(),
): Promise<void> {
  const row = {
    owner_id: ref.ownerId,
    job_id: ref.jobId,
    purpose,
    provider: usage.provider,
    model: usage.model,
    audio_seconds: usage.audioSeconds,
    input_tokens: usage.inputTokens,
    output_tokens: usage.outputTokens,
    usd: priceCall(usage, now.toISOString().slice(0, 10)),
  };
  await write(db.from("api_calls").insert(row));
}

const rowsSchema = z.array(
  z.object({ purpose: z.string(), provider: z.string(), model: z.string(), usd: z.number().nullable() }),
);

/** What the model services of a job cost, by purpose and in total; and of which of them the price is not known. */
export type JobCosts = { costs: { totalUsd: number } & Record<string, number>; unpriced: string[] };

/** Sums the calls of a job, those of steps that were repeated included. */
export async function sumCosts(db: Db, jobId: string): Promise<JobCosts> {
  const query = db.from("api_calls").select("purpose,provider,model,usd").eq("job_id", jobId);
  const costs: JobCosts["costs"] = { totalUsd: 0 };
  const unpriced = new Set<string>();
  for (const { purpose, provider, model, usd } of await read(rowsSchema, query)) {
    if (usd === null) unpriced.add(`${provider}:${model}`);
    const key = `${purpose}Usd`;
    costs[key] = (costs[key] ?? 0) + (usd ?? 0);
    costs.totalUsd += usd ?? 0;
  }
  return { costs, unpriced: [...unpriced] };
}
