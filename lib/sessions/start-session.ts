import type { Caller } from "#lib/auth/caller.ts";
import type { ReceivedFile } from "#lib/http/receive-file.ts";
import { startOnUpload } from "#lib/jobs/start-on-upload.ts";
import { insertSession, type Session } from "./repository.ts";
import { type AnalysisType, toJobType } from "./schema.ts";

/**
 * Takes a file and starts what is asked of it, for a while.
 * @throws AppError of `startOnUpload`
 */
export async function startSession(
  caller: Caller,
  file: ReceivedFile,
  wanted: { type: AnalysisType; config: Record<string, unknown> },
): Promise<Session> {
  const { job } = await startOnUpload(caller, file, { type: toJobType(wanted.type), config: wanted.config });
  return insertSession(caller, job.videoId, job.id);
}
