import type { Measurement } from "#lib/signals/measurement.ts";
import { type Band, gradeOf, leastEvidence, scoreByBand } from "./bands.ts";
import type { Reason, Receipt, Section } from "./report.ts";

/** The receipt of a measurement under a band; without a band the value is reported and not scored. */
export function writeReceipt(metric: string, label: string, measurement: Measurement, band?: Band): Receipt {
  const base = { metric, label, unit: measurement.unit, weight: band?.weight ?? 0, band: band?.good ?? null };
  if (!measurement.measured) {
    const { reason } = measurement;
    return {
      ...base,
      value: null,
      score: null,
      grade: null,
      source: null,
      confidence: null,
      reason,
      evidence: [],
    };
  }
  const { value, source, confidence, evidence } = measurement;
  const score = band ? scoreByBand(band, value) : null;
  const grade = score === null ? null : gradeOf(score);
  return { ...base, value, score, grade, source, confidence, reason: null, evidence };
}

/** The reason that took away the most weight. */
function mainReason(receipts: Receipt[]): Reason {
  const lost = new Map<Reason, number>();
  for (const { reason, weight } of receipts) if (reason) lost.set(reason, (lost.get(reason) ?? 0) + weight);
  const [worst] = [...lost].sort((a, b) => b[1] - a[1]);
  return worst?.[0] ?? "too_little_evidence";
}

/**
 * The weighted mean of what was measured. Too little of it, and the section is not assessed, with the main reason.
 */
export function scoreSection(receipts: Receipt[]): Section {
  const total = receipts.reduce((sum, receipt) => sum + receipt.weight, 0);
  const scored = receipts.filter((receipt) => receipt.score !== null && receipt.weight > 0);
  const weight = scored.reduce((sum, receipt) => sum + receipt.weight, 0);
  if (total === 0 || weight < leastEvidence * total) {
    return { status: "not_assessed", score: null, reason: mainReason(receipts), receipts };
  }
  const sum = scored.reduce((all, receipt) => all + (receipt.score ?? 0) * receipt.weight, 0);
  return { status: "assessed", score: sum / weight, reason: null, receipts };
}
