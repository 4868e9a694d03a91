import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Piscina } from "piscina";
import { processWide } from "#lib/process-wide.ts";
import { projectRoot } from "#lib/project-root.ts";

/** Threads stay a moment for the next file. */
const idleMilliseconds = 1000;
/** What comes in goes straight to disk. */
const resourceLimits = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 64 };

function openThreads(): Piscina<{ url: string; path: string }, void> {
  const task = join(/*turbopackIgnore: true*/ projectRoot(), "lib/videos/tasks/download.ts");
  return new Piscina({
    filename: pathToFileURL(task).href,
    minThreads: 0,
    maxThreads: 4,
    idleTimeout: idleMilliseconds,
    resourceLimits,
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
}

/**
 * Streams what an address answers into a file, in a thread of its own: the buffers that a recording comes in are waste, and
 * what collects them would hold up everybody else who waits for this process.
 * @throws what the thread threw; AbortError when aborted
 */
export async function download(url: string, path: string, signal?: AbortSignal): Promise<void> {
  await processWide("download-threads", openThreads).run({ url, path }, { signal });
}
