import { z } from "zod";
import { type Db, read } from "#lib/db.ts";

const countSchema = z.object({ counters: z.number(), answers: z.number() });

/** Forgets counters of minutes long gone and answers to Idempotency-Keys of the day before; tells how many. */
export async function forgetRequests(db: Db): Promise<z.infer<typeof countSchema>> {
  return read(countSchema, db.rpc("forget_requests"));
}
