import { sectionWeights } from "./bands.ts";
import type { PitchReport, Reason, Section } from "./report.ts";

export type Sections = PitchReport["sections"];
export type SectionName = keyof Sections;

export const sectionNames = Object.keys(sectionWeights) as SectionName[];

/** The weighted mean of the sections that were assessed, or the reason why there is none. */
export function scoreOverall(sections: Sections): { score: number | null; reason: Reason | null } {
  const assessed = sectionNames.flatMap((name) => {
    const section: Section = sections[name];
    return section.score === null ? [] : [{ score: section.score, weight: sectionWeights[name] }];
  });
  if (assessed.length === 0) return { score: null, reason: sections.delivery.reason };
  const weight = assessed.reduce((sum, part) => sum + part.weight, 0);
  return { score: assessed.reduce((sum, part) => sum + part.score * part.weight, 0) / weight, reason: null };
}
