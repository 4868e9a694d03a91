import { listArtifacts } from "#lib/artifacts/repository.ts";
import type { Db } from "#lib/db.ts";
import { parseCaptions, wordsOfCues } from "#lib/pitch/captions.ts";
import { findCaptions, loadTranscript } from "#lib/recordings/find-transcript.ts";
import type { Word } from "#lib/signals/speech-measurements.ts";
import type { Video } from "#lib/videos/schema.ts";

/**
 * The words of a recording with their times, as exact as they are known: of the newest job that wrote them down, else
 * of the captions sent with it; null without.
 */
export async function findWords(db: Db, video: Video): Promise<Word[] | null> {
  const kept = (await listArtifacts(db, video.id)).filter((artifact) => artifact.kind === "transcript");
  for (const { jobId, videoId } of kept) {
    const { transcript } = await loadTranscript(db, { jobId, videoId, ownerId: video.ownerId });
    if (transcript?.use === "content" && transcript.words.length > 0) return transcript.words;
  }
  const captions = await findCaptions(db, video);
  return captions?.includes("-->") ? wordsOfCues(parseCaptions(captions).cues) : null;
}
