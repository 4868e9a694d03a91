import { z } from "zod";
import { getServiceDb, read } from "#lib/db.ts";
import { getEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { countAhead } from "./count-ahead.ts";
import { countTogether } from "./count-together.ts";
import type { Bucket } from "./declaration.ts";

const windowSeconds = 60;
const answerSchema = z.object({ hits: z.number().int(), resets_in_seconds: z.number() });

const countHits = countTogether((key, hits) => {
  const [bucket, subject] = z.tuple([z.string(), z.string()]).parse(JSON.parse(key));
  const counted = getServiceDb().rpc("take_rate_limit", {
    p_subject: subject,
    p_bucket: bucket,
    p_window_seconds: windowSeconds,
    p_hits: hits,
  });
  return read(answerSchema, counted);
});

/** The hits of a key with this one, and when its window ends. */
const countHit = countAhead(async (key) => {
  const { result, place, count } = await countHits(key);
  return { hits: result.hits - count + place, resetsInSeconds: result.resets_in_seconds };
});

export type RateLimit = { limit: number; remaining: number; resetsInSeconds: number; isExceeded: boolean };

/** Counts one call of a subject (an owner, or an address) and tells what is left of this minute's share. */
export async function takeRateLimit(subject: string, bucket: Bucket): Promise<RateLimit> {
  const env = getEnv();
  const limit = bucket === "uploads" ? env.RATE_LIMIT_UPLOADS_PER_MINUTE : env.RATE_LIMIT_REQUESTS_PER_MINUTE;
  const { hits, resetsInSeconds } = await countHit(JSON.stringify([bucket, subject]), limit);
  return {
    limit,
    remaining: Math.max(0, limit - hits),
    resetsInSeconds: Math.max(1, Math.ceil(resetsInSeconds)),
    isExceeded: hits > limit,
  };
}

/** The `RateLimit-*` headers of every counted answer. */
export function rateLimitHeaders(state: RateLimit): Record<string, string> {
  return {
    "ratelimit-limit": String(state.limit),
    "ratelimit-remaining": String(state.remaining),
    "ratelimit-reset": String(state.resetsInSeconds),
    "ratelimit-policy": `${state.limit};w=${windowSeconds}`,
  };
}

export function rateLimited(state: RateLimit, bucket: Bucket): AppError {
  const what = bucket === "uploads" ? "uploads" : "requests";
  return new AppError(
    "rate_limited",
    `That were more than ${state.limit} ${what} in a minute. Try again in ${state.resetsInSeconds} s.`,
    { httpStatus: 429, retryable: true, retryAfterSeconds: state.resetsInSeconds },
  );
}
