import type { Findings } from "#lib/pitch/build-report.ts";
import type { Judgement } from "#lib/pitch/judge.ts";
import { rubric } from "#lib/pitch/rubric.ts";
import { speechAnalysis, visualAnalysis } from "./measurements.ts";

/** All that a good take of a minute without a transcript comes to. */
export function findings(changed: Partial<Findings> = {}): Findings {
  return {
    durationSeconds: 60,
    visual: visualAnalysis(),
    speech: speechAnalysis(),
    content: null,
    transcript: null,
    transcription: null,
    costs: { totalUsd: 0 },
    notes: [],
    ...changed,
  };
}

/** A judgement with the same points for every item but those that are named. */
export function judged(points: number | null, changed: Record<string, number | null> = {}): Judgement {
  const items = rubric.map(({ id, label }) => ({
    item: id,
    label,
    points: id in changed ? (changed[id] ?? null) : points,
    spread: null,
    reason: null,
    quote: null,
    note: "",
    missing: [],
  }));
  return { judge: "test-judge", items, findings: [], reason: null };
}
