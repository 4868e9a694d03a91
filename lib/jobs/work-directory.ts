import { join } from "node:path";
import { getEnv } from "#lib/env.ts";

/** Where the large intermediates of one job live. Any machine can rebuild it from storage. */
export function workDirectory(jobId: string): string {
  return join(getEnv().PITCHQUEST_HOME, "work", jobId);
}
