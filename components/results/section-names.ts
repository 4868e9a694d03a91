import type { PitchReport } from "#lib/pitch/report.ts";
import { rubric } from "#lib/pitch/rubric.ts";

export type SectionName = keyof PitchReport["sections"];

/** In the order of the page. */
export const sectionNames = ["content", "delivery", "visual"] as const satisfies readonly SectionName[];

export const sectionLabels: Record<SectionName, string> = {
  content: "Content",
  delivery: "Delivery",
  visual: "Presence",
};

/** What each section judges, in a line. */
export const sectionSubjects: Record<SectionName, string> = {
  content: "What you say: the eight things an investor listens for.",
  delivery: "How it sounds: pace, pauses, fillers, melody, sound.",
  visual: "How it looks: eye contact, posture, hands, picture.",
};

/** "problem, business_model", as a reel names the parts of a pitch that a segment stands for, in words. */
export function nameSections(items: string): string {
  const labels = items.split(", ").map((item) => rubric.find(({ id }) => id === item)?.label ?? item);
  return labels.join(", ");
}
