import type { PitchReport } from "#lib/pitch/report.ts";

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
