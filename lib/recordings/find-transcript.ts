import type { Db } from "#lib/db.ts";
import { parseCaptions } from "#lib/pitch/captions.ts";
import type { Transcript } from "#lib/pitch/report.ts";
import type { Video } from "#lib/videos/schema.ts";
import { findText } from "#lib/videos/video-storage.ts";

/** The words of a recording, from the captions sent with it; null where there are none. */
export async function findTranscript(db: Db, video: Video): Promise<Transcript | null> {
  if (video.captionsPath === null) return null;
  const text = await findText(db, "videos", video.captionsPath);
  return text === null ? null : parseCaptions(text);
}
