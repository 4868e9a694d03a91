import type { Tag } from "#lib/http/declaration.ts";

/** What the calls of a tag are about, in the order in which they are shown. */
export const tagDescriptions: Record<Tag, string> = {
  PitchQuest: "From a video to its scores: upload, analyse, follow, read.",
  Library: "The videos you keep.",
  Highlights: "Reels of the best moments.",
  Sessions: "One video, one analysis, gone after a day.",
  Projects: "Projects with their files and jobs of all kinds.",
  Access: "Keys and accounts.",
  Webhooks: "Messages to you when a job has ended.",
  Operations: "Whether all is well.",
};
