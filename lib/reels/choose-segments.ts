import { z } from "zod";
import type { JobRef } from "#lib/artifacts/artifact.ts";
import { storeArtifact } from "#lib/artifacts/repository.ts";
import type { Db } from "#lib/db.ts";
import { type HighlightsConfig, highlightsConfigSchema } from "#lib/highlights/config.ts";
import type { PitchSection } from "#lib/highlights/pitch-sections.ts";
import { selectSegments } from "#lib/highlights/select-segments.ts";
import { selectionSchema } from "#lib/highlights/selection.ts";
import { getJob } from "#lib/jobs/repository.ts";
import type { StepContext } from "#lib/jobs/watch-work.ts";
import { surveyRecording } from "#lib/media/survey-recording.ts";
import { openRecording } from "#lib/recordings/recording.ts";
import { facePlaceSchema, manyLooks, placesOf } from "./face-places.ts";
import { findSections } from "./find-sections.ts";
import { findWords } from "./find-words.ts";

/** What was chosen, and where the faces are that another shape of picture is cut around. */
export const chosenReelSchema = selectionSchema.extend({
  places: z.array(facePlaceSchema),
  cuts: z.array(z.number()),
});

const sentenceEnd = /[.!?…]["'”’)]?$/;
const noPitch =
  "There is no judged pitch of this video yet, so the reel follows picture and sound alone. Analyse the pitch first.";

/** What was asked of a highlights job. */
export async function readConfig(db: Db, ref: JobRef): Promise<HighlightsConfig> {
  const { config } = await getJob(db, ref.ownerId, ref.jobId);
  return highlightsConfigSchema.parse(config);
}

async function planSections(
  db: Db,
  ref: JobRef,
  { mode }: HighlightsConfig,
): Promise<{ sections: PitchSection[]; notes: string[] }> {
  const sections = mode === "highlights" ? null : await findSections(db, ref.videoId);
  return { sections: sections ?? [], notes: mode === "pitch" && !sections ? [noPitch] : [] };
}

/** Surveys the recording and chooses what the reel is made of; the choice is kept for the next step. */
export async function chooseSegments(db: Db, ref: JobRef, { signal }: StepContext) {
  const [config, { video, directory, prepared }] = await Promise.all([
    readConfig(db, ref),
    openRecording(db, ref, { signal }),
  ]);
  const mostLooks = config.aspect === "source" ? undefined : manyLooks;
  const [{ signals, faces }, words, { sections, notes }] = await Promise.all([
    surveyRecording({ prepared, directory, mostLooks, signal }),
    findWords(db, video),
    planSections(db, ref, config),
  ]);
  const sentenceEnds =
    words?.filter((word) => sentenceEnd.test(word.text)).map((word) => word.endSeconds) ?? null;
  const selection = selectSegments({ ...signals, words, sentenceEnds }, config, sections);
  const chosen = {
    ...selection,
    notes: [...notes, ...selection.notes],
    places: placesOf(faces),
    cuts: signals.cuts,
  };
  await storeArtifact(db, ref, "selection", Buffer.from(JSON.stringify(chosen)));
  return { segments: selection.segments.length };
}
