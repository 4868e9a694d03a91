// Apart from what writes them, so that no page loads the writers.

/** The formats that are written at once, without touching the video. */
export const textFormats = [
  "srt",
  "vtt",
  "chapters",
  "ffmetadata",
  "edl",
  "fcpxml",
  "otio",
  "json",
  "csv",
] as const;
export type TextFormat = (typeof textFormats)[number];

/** Everything that an export can leave. */
export const exportFormats = [...textFormats, "mp4", "poster", "preview"] as const;

/** What is written of a take in one go. */
export const downloadFormats = [...textFormats, "scores"] as const;
export type DownloadFormat = (typeof downloadFormats)[number];
