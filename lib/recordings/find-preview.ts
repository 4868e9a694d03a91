import { artifactPath, type JobRef } from "#lib/artifacts/artifact.ts";
import type { Db } from "#lib/db.ts";
import { describeSprite } from "#lib/ingest/sprite.ts";
import type { Waveform } from "#lib/ingest/waveform.ts";
import { waveformSchema } from "#lib/ingest/waveform-schema.ts";
import { shotsResultSchema } from "#lib/shots/result.ts";
import type { TimeRange } from "#lib/signals/measurement.ts";
import { findText, listSignedUrls } from "#lib/videos/video-storage.ts";
import type { RecordingPreview } from "#lib/videos/video-view.ts";

export const noPreview: RecordingPreview = { posterUrl: null, sprite: null, waveform: null, shots: [] };

function readShots(text: string): TimeRange[] {
  const { shots } = shotsResultSchema.parse(JSON.parse(text));
  return shots.map(({ start, end }) => ({ startSeconds: start, endSeconds: end }));
}

/** One that was written in an earlier form is as none: the lane of the sound then shows when somebody speaks. */
function readWaveform(text: string): Waveform | null {
  const { data } = waveformSchema.safeParse(JSON.parse(text));
  return data ? { durationSeconds: data.durationSeconds, peaks: data.peaks } : null;
}

/** What a job has kept of its recording for the pages, as far as it has come. */
export async function findPreview(db: Db, ref: JobRef): Promise<RecordingPreview> {
  const [poster, sprite] = [artifactPath(ref, "poster"), artifactPath(ref, "sprite")];
  const [urls, index, peaks, shots] = await Promise.all([
    listSignedUrls(db, "artifacts", [poster, sprite]),
    findText(db, "artifacts", artifactPath(ref, "sprite-index")),
    findText(db, "artifacts", artifactPath(ref, "peaks")),
    findText(db, "artifacts", artifactPath(ref, "shots")),
  ]);
  const spriteUrl = urls.get(sprite);
  return {
    posterUrl: urls.get(poster) ?? null,
    sprite: index !== null && spriteUrl ? describeSprite(index, spriteUrl) : null,
    waveform: peaks === null ? null : readWaveform(peaks),
    shots: shots === null ? [] : readShots(shots),
  };
}
