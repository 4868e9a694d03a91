import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Piscina } from "piscina";
import { processWide } from "#lib/process-wide.ts";
import { projectRoot } from "#lib/project-root.ts";
import type { Fingerprint } from "./fingerprint.ts";
import type { DownloadInput } from "./tasks/download.ts";

/** Threads stay a moment for the next file. */
const idleMilliseconds = 1000;
/** What comes in goes straight to disk. */
const resourceLimits = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 64 };

function openThreads(): Piscina<DownloadInput, Fingerprint> {
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
 * Takes what an address answers to disk and measures it, in a thread of its own: the buffers that a recording comes in are
 * waste, and what collects them would hold up everybody else who waits for this process.
 * @throws what the thread threw
 */
export function downloadInThread(input: DownloadInput): Promise<Fingerprint> {
  return processWide("download-threads", openThreads).run(input);
}
