import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { runInPool } from "#lib/media/pool.ts";
import type { FindSpeechInput } from "#lib/media/tasks/find-speech.ts";
import { type TimeRange, timeRangeSchema } from "#lib/signals/measurement.ts";
import type { Recording } from "./recording.ts";

async function findKept(path: string): Promise<TimeRange[] | null> {
  try {
    return z.array(timeRangeSchema).parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return null;
  }
}

/** Where somebody speaks in a recording: found once, then read from the work directory. Empty without sound. */
export async function openSpeech(
  { prepared, directory }: Recording,
  signal?: AbortSignal,
): Promise<TimeRange[]> {
  if (!prepared.audio) return [];
  const path = join(directory, "speech-segments.json");
  const kept = await findKept(path);
  if (kept) return kept;
  const input: FindSpeechInput = {
    path: join(directory, prepared.audio.file),
    sampleRate: prepared.audio.sampleRate,
  };
  const segments = await runInPool<TimeRange[]>("find-speech", input, signal);
  await writeFile(`${path}.part`, JSON.stringify(segments));
  await rename(`${path}.part`, path);
  return segments;
}
