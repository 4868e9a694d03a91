import type { JobRef } from "#lib/artifacts/artifact.ts";
import { listArtifacts, loadArtifact } from "#lib/artifacts/repository.ts";
import type { Db } from "#lib/db.ts";
import { parseCaptions } from "#lib/pitch/captions.ts";
import type { Transcript } from "#lib/pitch/report.ts";
import { decodeText } from "#lib/transcripts/decode-text.ts";
import { type TranscriptOutcome, transcriptOutcomeSchema } from "#lib/transcripts/transcript.ts";
import type { Video } from "#lib/videos/schema.ts";
import { findBytes } from "#lib/videos/video-storage.ts";

/** The captions or the text sent with a recording, whatever its encoding; null where there are none. */
export async function findCaptions(db: Db, video: Video): Promise<string | null> {
  if (video.captionsPath === null) return null;
  const bytes = await findBytes(db, "videos", video.captionsPath);
  return bytes && decodeText(bytes);
}

/** What a job's transcription came to. @throws AppError `findings_missing` before it has run */
export function loadTranscript(db: Db, ref: JobRef): Promise<TranscriptOutcome> {
  return loadArtifact(db, ref, "transcript", transcriptOutcomeSchema);
}

/** What a transcription may be quoted for: null where its words are only good for counting. */
export function quotableTranscript({ transcript }: TranscriptOutcome): Transcript | null {
  if (transcript?.use !== "content") return null;
  return { source: transcript.source, language: transcript.language, cues: transcript.cues };
}

/** The words of a recording: of the newest job that wrote them down, else the captions sent with it; null without. @public */
export async function findTranscript(db: Db, video: Video): Promise<Transcript | null> {
  const kept = (await listArtifacts(db, video.id)).filter((artifact) => artifact.kind === "transcript");
  for (const { jobId, videoId } of kept) {
    const ref = { jobId, videoId, ownerId: video.ownerId };
    const transcript = quotableTranscript(await loadTranscript(db, ref));
    if (transcript) return transcript;
  }
  const captions = await findCaptions(db, video);
  return captions?.includes("-->") ? parseCaptions(captions) : null;
}
