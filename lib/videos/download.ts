import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Piscina } from "piscina";
import { projectRoot } from "#lib/project-root.ts";

/** Threads stay a moment for the next file; a download itself needs next to no memory. */
const options = {
  minThreads: 0,
  maxThreads: 4,
  idleTimeout: 1000,
  concurrentTasksPerWorker: 1,
  resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 64 },
  execArgv: ["--disable-warning=ExperimentalWarning"],
};

let pool: Piscina | null = null;

/**
 * Streams what an address answers into a file, in a thread of its own: the buffers that a recording comes in are waste, and
 * what collects them would hold up everybody else who waits for this process.
 * @throws what the thread threw; AbortError when aborted
 */
export async function download(url: string, path: string, signal?: AbortSignal): Promise<void> {
  pool ??= new Piscina({
    ...options,
    filename: pathToFileURL(join(projectRoot(), "lib/videos/tasks/download.ts")).href,
  });
  await pool.run({ url, path }, { signal });
}
