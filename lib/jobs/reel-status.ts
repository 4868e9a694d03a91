import type { JobStatus } from "./schema.ts";

export const reelStatuses = ["pending", "processing", "completed", "failed", "cancelled"] as const;
type ReelStatus = (typeof reelStatuses)[number];

/** The state of a job in the words of the highlights interface. */
export function toReelStatus(status: JobStatus): ReelStatus {
  if (status === "queued") return "pending";
  return status === "running" ? "processing" : status;
}
