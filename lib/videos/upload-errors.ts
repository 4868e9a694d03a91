/** What every call that carries a file may answer, by status. */
export const uploadErrors = {
  400: [
    "no_file",
    "invalid_file_type",
    "file_too_large",
    "file_empty",
    "upload_interrupted",
    "not_a_video",
    "video_truncated",
    "video_undecodable",
    "container_not_allowed",
    "resolution_too_large",
    "media_timeout",
  ],
  408: ["upload_stalled"],
  413: ["field_too_large"],
  507: ["disk_full"],
  503: ["storage_unavailable", "ffmpeg_not_installed"],
} as const satisfies Record<number, readonly string[]>;
