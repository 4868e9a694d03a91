import type { TimeRange } from "#lib/signals/measurement.ts";

const shortestSeconds = 4;
const longestSeconds = 8;
/** Evidence as long as this share of the talk is no clip: it shows throughout. */
const throughoutShare = 0.8;

/**
 * The few seconds to play for a piece of evidence: at least 4 s, with a lead-in, so that a lone "um" is heard in its
 * sentence, and at most 8 s. Null where the evidence is the talk as a whole.
 */
export function clipOf(evidence: TimeRange | undefined, durationSeconds: number): TimeRange | null {
  if (!evidence) return null;
  const length = evidence.endSeconds - evidence.startSeconds;
  if (length >= durationSeconds * throughoutShare && length > longestSeconds) return null;
  const wanted = Math.min(Math.max(length, shortestSeconds), longestSeconds, durationSeconds);
  const leadIn = Math.max(0, wanted - length) * 0.6;
  const startSeconds = Math.min(
    Math.max(0, evidence.startSeconds - leadIn),
    Math.max(0, durationSeconds - wanted),
  );
  return { startSeconds, endSeconds: startSeconds + wanted };
}
