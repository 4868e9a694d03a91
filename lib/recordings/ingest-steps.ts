import type { JobRef } from "#lib/artifacts/artifact.ts";
import type { Db } from "#lib/db.ts";
import { describeIngest } from "#lib/ingest/result.ts";
import { saveResult } from "#lib/jobs/save-result.ts";
import type { StepContext } from "#lib/jobs/watch-work.ts";
import { getVideo } from "#lib/videos/repository.ts";
import { getFacts, openRecording } from "./recording.ts";
import { type Previews, storePreviews } from "./store-previews.ts";

/** Fetches the recording and decodes it once. */
export async function readRecording(db: Db, ref: JobRef, { signal, report }: StepContext) {
  const { prepared } = await openRecording(db, ref, { signal, report });
  return { durationSeconds: prepared.durationSeconds, decodeErrors: prepared.decodeErrors };
}

export async function makePreviews(db: Db, ref: JobRef, { signal }: StepContext): Promise<Previews> {
  return storePreviews(db, ref, await openRecording(db, ref, { signal }));
}

/** Makes what is known of the file the answer of the job. */
export async function saveIngest(db: Db, ref: JobRef, previews: Previews): Promise<void> {
  const probe = getFacts(await getVideo(db, ref.ownerId, ref.videoId));
  await saveResult(db, ref, describeIngest(probe, previews));
}
