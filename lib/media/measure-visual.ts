import { join } from "node:path";
import { analyzeMissingVisual, analyzeVisual } from "#lib/signals/analyze-visual.ts";
import { type PlannedLook, planLooks } from "#lib/signals/plan-looks.ts";
import type { Sight } from "#lib/signals/sight.ts";
import type { VisualAnalysis } from "#lib/signals/visual-measurements.ts";
import { runInPool } from "./pool.ts";
import type { PreparedMedia } from "./prepared-media.ts";
import type { LookInput } from "./tasks/look.ts";

const mostLooksPerTask = 8;

/** Tasks of even size, as many on any number of threads: the same file gives the same result on any machine. */
function chunk(looks: PlannedLook[]): PlannedLook[][] {
  const count = Math.ceil(looks.length / mostLooksPerTask);
  const start = (task: number) => Math.round((task * looks.length) / count);
  return Array.from({ length: count }, (_, task) => looks.slice(start(task), start(task + 1)));
}

/**
 * Measures what the picture tells from the prepared frames: faces, gaze, posture, framing, light, shots. The models run
 * in the pool; what is missing carries its reason.
 * @throws the signal's reason when aborted
 */
export async function measureVisual(input: {
  prepared: PreparedMedia;
  directory: string;
  signal?: AbortSignal;
  onProgress?: (fraction: number) => void;
}): Promise<VisualAnalysis> {
  const { prepared, directory, signal } = input;
  if (!prepared.video) return analyzeMissingVisual();
  const { file, width, height } = prepared.video;
  const video = { ...prepared.video, shots: prepared.shots };
  const looks = planLooks(video);
  let done = 0;
  const tasks = chunk(looks).map(async (part) => {
    const task: LookInput = { path: join(directory, file), width, height, looks: part };
    const sights = await runInPool<Sight[]>("look", task, signal);
    done += part.length;
    input.onProgress?.(done / looks.length);
    return sights;
  });
  const sights = (await Promise.all(tasks)).flat();
  return analyzeVisual(video, sights, prepared.durationSeconds);
}
