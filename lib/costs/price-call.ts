import { z } from "zod";
import { type PriceRow, priceTable } from "./price-table.ts";

/** What one call to a model service used; what the service did not tell is null. */
export const modelUsageSchema = z.object({
  /** "openai", "google", or the host of a compatible server. */
  provider: z.string(),
  model: z.string(),
  audioSeconds: z.number().nonnegative().nullable(),
  /** Of the input tokens, those that are sound are billed as such. */
  inputKind: z.enum(["text", "audio"]),
  inputTokens: z.number().int().nonnegative().nullable(),
  outputTokens: z.number().int().nonnegative().nullable(),
});
export type ModelUsage = z.infer<typeof modelUsageSchema>;

/** Newest price of a model that counted on a day (ISO date), null where none is known. */
export function findPrice(usage: Pick<ModelUsage, "provider" | "model">, day: string): PriceRow | null {
  const rows = priceTable.filter(
    (row) => row.provider === usage.provider && row.model === usage.model && row.since <= day,
  );
  return rows.toSorted((a, b) => (a.since < b.since ? 1 : -1))[0] ?? null;
}

/** USD of a call at the list price of its day; null where the price or the amount is not known. */
export function priceCall(usage: ModelUsage, day: string): number | null {
  const price = findPrice(usage, day)?.price;
  if (!price) return null;
  if (price.per === "minute")
    return usage.audioSeconds === null ? null : (usage.audioSeconds / 60) * price.usd;
  if (usage.inputTokens === null || usage.outputTokens === null) return null;
  const inputUsd = usage.inputKind === "audio" ? price.audioInputUsd : price.inputUsd;
  if (inputUsd === undefined) return null;
  return (usage.inputTokens * inputUsd + usage.outputTokens * price.outputUsd) / 1_000_000;
}
