import { z } from "zod";
import { type Db, read, write } from "#lib/db.ts";
import { type Transcription, transcriptionSchema } from "./transcript.ts";

/** Keeps the words of one chunk; repeating it replaces them. */
export async function storeChunk(
  db: Db,
  key: { jobId: string; transcriber: string; position: number },
  transcription: Transcription,
): Promise<void> {
  const row = { job_id: key.jobId, transcriber: key.transcriber, position: key.position, transcription };
  await write(db.from("transcript_chunks").upsert(row));
}

/** The words of all chunks by one transcriber, in order. */
export async function listChunks(db: Db, jobId: string, transcriber: string): Promise<Transcription[]> {
  const query = db
    .from("transcript_chunks")
    .select("transcription")
    .eq("job_id", jobId)
    .eq("transcriber", transcriber)
    .order("position");
  const rows = await read(z.array(z.object({ transcription: transcriptionSchema })), query);
  return rows.map((row) => row.transcription);
}
