import { type Db, write } from "#lib/db.ts";
import { removeObjects } from "#lib/videos/video-storage.ts";
import { type ArtifactKind, artifactPath } from "./findings-store.ts";
import type { JobRef } from "./recording.ts";

const kinds: ArtifactKind[] = ["visual", "speech", "report", "poster"];

/** Removes what a job that ended without a result has stored. Its steps stay, to tell what happened. */
export async function discardFindings(db: Db, ref: JobRef): Promise<void> {
  await removeObjects(
    db,
    "artifacts",
    kinds.map((kind) => artifactPath(ref, kind)),
  );
  await write(db.from("artifacts").delete().eq("job_id", ref.jobId));
}
