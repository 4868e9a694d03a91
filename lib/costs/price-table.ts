/** USD; tokens are billed by the million, sound by the minute. */
export type Price =
  | { per: "token"; inputUsd: number; outputUsd: number; audioInputUsd?: number }
  | { per: "minute"; usd: number };

/** One row a price: who takes it, for which model, and since when it stood in the provider's list. */
export type PriceRow = { provider: "openai" | "google"; model: string; since: string; price: Price };

const token = (inputUsd: number, outputUsd: number, audioInputUsd?: number): Price => ({
  per: "token",
  inputUsd,
  outputUsd,
  ...(audioInputUsd === undefined ? {} : { audioInputUsd }),
});

/** When the lists of the providers were last read for this table. */
export const pricesReadOn = "2026-07-04";

/**
 * Published list prices, without discounts. The row that counts is the newest whose day has come; a change of price is
 * a new row. A model that is not here has no known price, and its calls are shown as such.
 */
export const priceTable: readonly PriceRow[] = [
  { provider: "openai", model: "whisper-1", since: "2023-03-01", price: { per: "minute", usd: 0.006 } },
  { provider: "openai", model: "gpt-4o-mini", since: "2024-07-18", price: token(0.15, 0.6) },
  { provider: "openai", model: "gpt-4o", since: "2024-10-02", price: token(2.5, 10) },
  { provider: "openai", model: "gpt-4.1", since: "2025-04-14", price: token(2, 8) },
  { provider: "openai", model: "gpt-4.1-mini", since: "2025-04-14", price: token(0.4, 1.6) },
  { provider: "openai", model: "gpt-4.1-nano", since: "2025-04-14", price: token(0.1, 0.4) },
  { provider: "openai", model: "gpt-5", since: "2025-08-07", price: token(1.25, 10) },
  { provider: "openai", model: "gpt-5-mini", since: "2025-08-07", price: token(0.25, 2) },
  { provider: "openai", model: "gpt-5-nano", since: "2025-08-07", price: token(0.05, 0.4) },
  { provider: "google", model: "gemini-2.5-flash", since: "2025-06-17", price: token(0.3, 2.5, 1) },
  { provider: "google", model: "gemini-2.5-flash-lite", since: "2025-07-22", price: token(0.1, 0.4, 0.3) },
  { provider: "google", model: "gemini-2.5-pro", since: "2025-06-17", price: token(1.25, 10) },
  { provider: "google", model: "gemini-3-flash-preview", since: "2025-12-17", price: token(0.5, 3, 1) },
];
