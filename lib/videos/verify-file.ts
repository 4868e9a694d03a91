import { AppError } from "#lib/errors.ts";
import { probeMedia } from "#lib/media/probe.ts";
import type { VerifiedFile } from "./repository.ts";

/**
 * Decides by content whether a file is a recording that can be analysed, and what it is.
 * @throws AppError 400 of `probeMedia`; 400 `recording_too_short`
 */
export async function verifyFile(
  path: string,
  fingerprint: { sizeBytes: number; sha256: string },
): Promise<VerifiedFile> {
  if (fingerprint.sizeBytes === 0)
    throw new AppError("file_empty", "The file is empty. Choose a recording and send it again.");
  const probe = await probeMedia(path);
  return { ...fingerprint, durationSeconds: probe.durationSeconds, probe };
}
