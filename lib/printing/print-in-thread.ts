import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Piscina } from "piscina";
import { processWide } from "#lib/process-wide.ts";
import { projectRoot } from "#lib/project-root.ts";
import type { PrintView } from "./get-print-view.ts";

/** What the thread is given, and what it gives back. */
export type PrintTask = { view: PrintView; address: string };

/** An idle thread gives its memory back after this time. */
const idleMilliseconds = 30_000;

function openThread(): Piscina<PrintTask, Uint8Array> {
  const task = join(/*turbopackIgnore: true*/ projectRoot(), "components/printed-report/print-task.ts");
  return new Piscina({
    filename: pathToFileURL(task).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMilliseconds,
  });
}

/** Prints in a thread of its own: setting type takes half a second that other requests must not wait for. */
export function printInThread(task: PrintTask): Promise<Uint8Array> {
  return processWide("print-thread", openThread).run(task);
}
