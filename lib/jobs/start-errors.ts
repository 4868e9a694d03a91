/** What every call that starts a job may answer, by status. */
export const startErrors = {
  400: ["already_processing", "already_analyzed", "video_not_uploaded"],
  422: ["invalid_config", "music_not_found", "range_outside_video", "reel_not_found"],
  429: ["queue_full"],
  503: ["workflow_engine_unavailable"],
} as const satisfies Record<number, readonly string[]>;

/** The union of what two kinds of calls may answer. */
export function joinErrors(
  ...lists: Readonly<Record<number, readonly string[]>>[]
): Record<number, readonly string[]> {
  const joined: Record<number, string[]> = {};
  for (const [status, codes] of lists.flatMap((list) => Object.entries(list))) {
    joined[Number(status)] = [...new Set([...(joined[Number(status)] ?? []), ...codes])];
  }
  return joined;
}
