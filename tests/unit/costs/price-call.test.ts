import { describe, expect, it } from "vitest";
import { findPrice, type ModelUsage, priceCall } from "#lib/costs/price-call.ts";
import { pricesReadOn, priceTable } from "#lib/costs/price-table.ts";

const usage = (changed: Partial<ModelUsage>): ModelUsage => ({
  provider: "openai",
  model: "gpt-4.1-mini",
  inputKind: "text",
  audioSeconds: null,
  inputTokens: null,
  outputTokens: null,
  ...changed,
});

describe("what a call costs", () => {
  it("is counted by the minute for sound and by the million for tokens", () => {
    expect(priceCall(usage({ model: "whisper-1", audioSeconds: 600 }), "2026-01-01")).toBeCloseTo(0.06, 9);
    expect(priceCall(usage({ inputTokens: 1_000_000, outputTokens: 500_000 }), "2026-01-01")).toBeCloseTo(
      1.2,
      9,
    );
  });

  it("is higher for sound sent to a language model", () => {
    const tokens = { provider: "google", model: "gemini-2.5-flash", inputTokens: 1_000_000, outputTokens: 0 };
    expect(priceCall(usage(tokens), "2026-01-01")).toBeCloseTo(0.3, 9);
    expect(priceCall(usage({ ...tokens, inputKind: "audio" }), "2026-01-01")).toBeCloseTo(1, 9);
  });

  it("is not known, rather than nothing, without a price or an amount", () => {
    expect(
      priceCall(usage({ provider: "127.0.0.1", inputTokens: 9, outputTokens: 9 }), "2026-01-01"),
    ).toBeNull();
    expect(priceCall(usage({ model: "gpt-99", inputTokens: 9, outputTokens: 9 }), "2026-01-01")).toBeNull();
    expect(priceCall(usage({ inputTokens: null, outputTokens: 9 }), "2026-01-01")).toBeNull();
    expect(priceCall(usage({ inputTokens: 9, outputTokens: 9 }), "2020-01-01")).toBeNull();
  });

  it("is the newest price whose day has come, and no price is from after the table was read", () => {
    for (const row of priceTable) {
      expect(row.since).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(row.since <= pricesReadOn).toBe(true);
      expect(findPrice(row, row.since)?.since).toBe(row.since);
    }
  });
});
