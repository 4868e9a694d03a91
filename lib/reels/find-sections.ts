import type { Db } from "#lib/db.ts";
import type { PitchSection } from "#lib/highlights/pitch-sections.ts";
import { findLatestResult } from "#lib/results/repository.ts";

/** A pitch of fewer sections is none that a reel could follow. */
const fewestSections = 3;

/** What a judge found a pitch to say, section by section; null where nobody has judged it, or it says too little. */
export async function findSections(db: Db, videoId: string): Promise<PitchSection[] | null> {
  const result = await findLatestResult(db, videoId);
  const rubric = result?.report.sections.content.rubric ?? [];
  const sections = rubric.flatMap(({ item, points, quote }) =>
    quote && points ? [{ item, points, quote }] : [],
  );
  return sections.length >= fewestSections ? sections : null;
}
