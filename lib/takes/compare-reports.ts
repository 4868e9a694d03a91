import { z } from "zod";
import { type PitchReport, type Receipt, type RubricItemScore, receiptSchema } from "#lib/pitch/report.ts";
import { type SectionName, sectionNames } from "#lib/pitch/score-overall.ts";

/** Points by which the same speaker's score differs between two takes of the same quality. */
export const noisePoints: Record<SectionName | "overall", number> = {
  /** Less than one point of five. */
  content: 19,
  delivery: 8,
  visual: 8,
  overall: 3,
};
/** A section averages the noise of its metrics away. */
const sectionNoisePoints: Record<SectionName, number> = { content: 6, delivery: 4, visual: 4 };

const verdictSchema = z.enum(["better", "worse", "same", "not_comparable"]);
export type Verdict = z.infer<typeof verdictSchema>;

const sideSchema = receiptSchema.pick({ value: true, score: true, reason: true, evidence: true });
const comparedSchema = z.object({
  section: z.enum(["content", "delivery", "visual"]),
  metric: z.string(),
  label: z.string(),
  unit: z.string(),
  before: sideSchema,
  after: sideSchema,
  /** After less before, in points of 0..100; null where one of them is missing. */
  difference: z.number().nullable(),
  /** Differences up to this are noise. */
  noise: z.number(),
  verdict: verdictSchema,
});
export type ComparedMetric = z.infer<typeof comparedSchema>;

const comparedScoreSchema = comparedSchema.pick({ difference: true, noise: true, verdict: true }).extend({
  before: z.number().nullable(),
  after: z.number().nullable(),
});

/** Two takes side by side: the overall score, the sections, every scored metric. */
export const takeComparisonSchema = z.object({
  overall: comparedScoreSchema,
  sections: z.record(z.enum(["content", "delivery", "visual"]), comparedScoreSchema),
  metrics: z.array(comparedSchema),
  /** What a reader must know of this comparison, in words. */
  notes: z.array(z.string()),
});
export type TakeComparison = z.infer<typeof takeComparisonSchema>;

function judge(difference: number | null, noise: number): Verdict {
  if (difference === null) return "not_comparable";
  if (Math.abs(difference) <= noise) return "same";
  return difference > 0 ? "better" : "worse";
}

function compareScores(before: number | null, after: number | null, noise: number, isComparable: boolean) {
  const difference = isComparable && before !== null && after !== null ? after - before : null;
  return { before, after, difference, noise, verdict: judge(difference, noise) };
}

const missing = { value: null, score: null, reason: null, evidence: [] };
const sideOf = (receipt: Receipt | undefined) =>
  receipt
    ? {
        value: receipt.value,
        score: receipt.score,
        reason: receipt.reason,
        evidence: receipt.evidence.slice(0, 3),
      }
    : missing;

/** What a judge that was asked several times does not agree on with itself is noise as well. */
function spreadPoints(rubric: RubricItemScore[], metric: string): number {
  return (rubric.find(({ item }) => item === metric)?.spread ?? 0) * 20;
}

function compareSection(
  name: SectionName,
  before: PitchReport,
  after: PitchReport,
  isComparable: boolean,
): ComparedMetric[] {
  const [first, second] = [before.sections[name].receipts, after.sections[name].receipts];
  const metrics = new Map([...first, ...second].map((receipt) => [receipt.metric, receipt]));
  return [...metrics.values()]
    .filter(({ weight }) => weight > 0)
    .map(({ metric, label, unit }) => {
      const [old, young] = [first, second].map((side) => side.find((one) => one.metric === metric));
      const rubrics = [before.sections.content.rubric, after.sections.content.rubric];
      const spread = Math.max(...rubrics.map((rubric) => spreadPoints(rubric, metric)));
      const noise = Math.max(noisePoints[name], spread);
      const scores = compareScores(old?.score ?? null, young?.score ?? null, noise, isComparable);
      const { difference, verdict } = scores;
      const [earlier, later] = [sideOf(old), sideOf(young)];
      return {
        section: name,
        metric,
        label,
        unit,
        before: earlier,
        after: later,
        difference,
        noise,
        verdict,
      };
    });
}

/**
 * Compares two analyses metric by metric. What was scored by other rules or judged by another judge is shown and not
 * compared.
 */
export function compareReports(before: PitchReport, after: PitchReport): TakeComparison {
  const isSameScoring = before.scoringVersion === after.scoringVersion;
  const judges = [before.sections.content.judge, after.sections.content.judge];
  const isSameJudge = judges[0] === judges[1];
  const isComparable = (name: SectionName) => isSameScoring && (name !== "content" || isSameJudge);
  const notes: string[] = [];
  if (!isSameScoring) {
    notes.push(
      "The two takes were scored by different versions. Analyse the older one again to compare them.",
    );
  }
  if (judges[0] && judges[1] && !isSameJudge) {
    notes.push(
      `The content was judged by ${judges[0]} first and by ${judges[1]} then, so it is not compared.`,
    );
  }
  const sections = Object.fromEntries(
    sectionNames.map((name) => {
      const [old, young] = [before.sections[name].score, after.sections[name].score];
      return [name, compareScores(old, young, sectionNoisePoints[name], isComparable(name))];
    }),
  ) as TakeComparison["sections"];
  const haveSameParts = sectionNames.every(
    (name) => before.sections[name].status === after.sections[name].status && isComparable(name),
  );
  if (isSameScoring && !haveSameParts && notes.length === 0) {
    notes.push("The overall scores rest on different parts, so they are not compared.");
  }
  return {
    overall: compareScores(before.overallScore, after.overallScore, noisePoints.overall, haveSameParts),
    sections,
    metrics: sectionNames.flatMap((name) => compareSection(name, before, after, isComparable(name))),
    notes,
  };
}
