/** What is written of a take in one go. Apart from what writes them, so that no page loads the writers. */
export const downloadFormats = [
  "srt",
  "vtt",
  "chapters",
  "ffmetadata",
  "edl",
  "fcpxml",
  "otio",
  "json",
  "csv",
  "scores",
] as const;
export type DownloadFormat = (typeof downloadFormats)[number];
