import { createHash } from "node:crypto";
import { isUnderWay } from "#lib/jobs/is-under-way.ts";
import type { JobAnswer } from "./job-answer.ts";

/** A job at one moment, ready to be sent. */
export type JobSnapshot = {
  /** The same for the same state, in every process; what a client names as `Last-Event-ID`. */
  version: string;
  /** Nothing will follow. */
  isFinal: boolean;
  json: string;
};

/** The state of a job as it is sent to everybody who watches it. A heartbeat that changed nothing is no new version. */
export function takeSnapshot(job: JobAnswer): JobSnapshot {
  const { updated_at: _, ...content } = job;
  return {
    version: createHash("sha256").update(JSON.stringify(content)).digest("base64url").slice(0, 22),
    isFinal: !isUnderWay(job),
    json: JSON.stringify(job),
  };
}
