/** The kinds of work that can be done on a video. */
export const jobTypes = [
  "pitch",
  "highlights",
  "scene_detection",
  "transcription",
  "workout",
  "export",
  "ingest",
  "quiz",
] as const;
export type JobType = (typeof jobTypes)[number];
